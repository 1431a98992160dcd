package dev.portcullis.adapter.http;

import static dev.portcullis.adapter.http.pipeline.Access.ANONYMOUS;
import static dev.portcullis.adapter.http.pipeline.Access.AUTHENTICATED;
import static dev.portcullis.adapter.http.pipeline.Access.OPTIONAL;
import static dev.portcullis.adapter.http.pipeline.Access.PUBLIC;
import static dev.portcullis.adapter.http.pipeline.RunsOn.HASHING;
import static dev.portcullis.adapter.http.pipeline.RunsOn.IO_THREAD;
import static dev.portcullis.adapter.http.pipeline.RunsOn.WORKER;

import dev.portcullis.adapter.http.account.ChangePasswordEndpoint;
import dev.portcullis.adapter.http.account.ExportEndpoint;
import dev.portcullis.adapter.http.account.OwnAccountEndpoint;
import dev.portcullis.adapter.http.account.RemoveOwnAccountEndpoint;
import dev.portcullis.adapter.http.account.SignUpEndpoint;
import dev.portcullis.adapter.http.administration.AssignPasswordEndpoint;
import dev.portcullis.adapter.http.administration.AssignRoleEndpoint;
import dev.portcullis.adapter.http.administration.CreateUserEndpoint;
import dev.portcullis.adapter.http.administration.EndSessionsOfEndpoint;
import dev.portcullis.adapter.http.administration.FindUsersEndpoint;
import dev.portcullis.adapter.http.administration.ReadSessionsOfEndpoint;
import dev.portcullis.adapter.http.administration.ReadUserEndpoint;
import dev.portcullis.adapter.http.administration.RemoveUserEndpoint;
import dev.portcullis.adapter.http.administration.RevokeRoleEndpoint;
import dev.portcullis.adapter.http.administration.UpdateUserEndpoint;
import dev.portcullis.adapter.http.audit.ReadAuditTrailEndpoint;
import dev.portcullis.adapter.http.discovery.IssuerMetadataEndpoint;
import dev.portcullis.adapter.http.discovery.IssuerUrl;
import dev.portcullis.adapter.http.health.LivenessEndpoint;
import dev.portcullis.adapter.http.health.MetricsEndpoint;
import dev.portcullis.adapter.http.health.ReadinessEndpoint;
import dev.portcullis.adapter.http.index.IndexEndpoint;
import dev.portcullis.adapter.http.key.PublishedKeysEndpoint;
import dev.portcullis.adapter.http.key.ReadSigningKeysEndpoint;
import dev.portcullis.adapter.http.key.RotateSigningKeysEndpoint;
import dev.portcullis.adapter.http.page.GuardedPageEndpoint;
import dev.portcullis.adapter.http.pipeline.Access;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.Route;
import dev.portcullis.adapter.http.pipeline.RunsOn;
import dev.portcullis.adapter.http.role.ListRolesEndpoint;
import dev.portcullis.adapter.http.role.PutRoleEndpoint;
import dev.portcullis.adapter.http.role.ReadRoleEndpoint;
import dev.portcullis.adapter.http.role.RemoveRoleEndpoint;
import dev.portcullis.adapter.http.session.EndOtherSessionsEndpoint;
import dev.portcullis.adapter.http.session.EndOwnSessionEndpoint;
import dev.portcullis.adapter.http.session.ReadOwnSessionsEndpoint;
import dev.portcullis.adapter.http.session.RefreshEndpoint;
import dev.portcullis.adapter.http.session.RenewAccessEndpoint;
import dev.portcullis.adapter.http.session.SignInEndpoint;
import dev.portcullis.adapter.http.session.SignOutEndpoint;
import dev.portcullis.application.AccountUseCases;
import dev.portcullis.application.AdministrationUseCases;
import dev.portcullis.application.AuditUseCases;
import dev.portcullis.application.KeyUseCases;
import dev.portcullis.application.Portcullis;
import dev.portcullis.application.SessionUseCases;
import dev.portcullis.application.key.ReadPublishedKeys;
import dev.portcullis.application.page.GuardedPage;
import dev.portcullis.application.page.ReadGuardedPage;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** All routes. {@code docs/http-api.md} shows them all; a test compares. */
final class Routes {
  private Routes() {}

  /** The routes of the public listener. */
  static List<Route> open(Portcullis use, HttpSettings settings) {
    return Stream.of(
            documents(use.keys(), settings),
            discovery(use.keys(), settings),
            signUp(use.accounts()),
            authentication(use.sessions()),
            settings.compatibility().legacyRefresh() ? legacy(use.sessions()) : none(),
            account(use.accounts()),
            sessions(use.sessions()),
            pages(use),
            users(use.administration()),
            rights(use.administration()),
            roles(use.administration()),
            keys(use.keys()),
            audit(use.audit()))
        .flatMap(List::stream)
        .toList();
  }

  /** The routes of the management listener. */
  static List<Route> management(Monitoring tell, BooleanSupplier serving) {
    HealthCheck health = tell.health();
    Endpoint ready = new ReadinessEndpoint(health::dependencies, serving);
    // On the I/O thread: metrics must be readable when all workers are busy.
    Endpoint metrics = new MetricsEndpoint(tell.metrics()::text);
    return List.of(
        route("GET /livez", ANONYMOUS, IO_THREAD, new LivenessEndpoint()),
        route("GET /readyz", ANONYMOUS, WORKER, ready),
        route("GET /metrics", ANONYMOUS, IO_THREAD, metrics));
  }

  private static List<Route> documents(KeyUseCases use, HttpSettings settings) {
    return List.of(
        route("GET /", PUBLIC, IO_THREAD, new IndexEndpoint(settings.introduction().version())),
        route(
            "GET /.well-known/jwks.json",
            PUBLIC,
            IO_THREAD,
            new PublishedKeysEndpoint(use.readPublished(), settings.keysCacheTime())));
  }

  /** The routes of issuer metadata; none if the issuer is not a URL. */
  private static List<Route> discovery(KeyUseCases use, HttpSettings settings) {
    return IssuerUrl.of(settings.introduction().issuer())
        .map(issuer -> discovery(issuer, use.readPublished(), settings.keysCacheTime()))
        .orElseGet(Routes::none);
  }

  private static List<Route> discovery(
      IssuerUrl issuer, ReadPublishedKeys published, Duration cacheTime) {
    Endpoint metadata = new IssuerMetadataEndpoint(issuer, published, cacheTime);
    Endpoint keys = new PublishedKeysEndpoint(published, cacheTime);
    return Stream.concat(
            issuer.metadataPaths().stream()
                .map(path -> route("GET " + path, PUBLIC, IO_THREAD, metadata)),
            issuer.jwksPaths().stream().map(path -> route("GET " + path, PUBLIC, IO_THREAD, keys)))
        .toList();
  }

  private static List<Route> signUp(AccountUseCases use) {
    return List.of(
        route(
            "POST /api/auth/signup",
            ANONYMOUS,
            HASHING,
            new SignUpEndpoint(use.signUp(), use.signUpRules())));
  }

  private static List<Route> authentication(SessionUseCases use) {
    return List.of(
        route("POST /api/auth/signin", ANONYMOUS, HASHING, new SignInEndpoint(use.signIn())),
        route("POST /api/auth/refresh", ANONYMOUS, WORKER, new RefreshEndpoint(use.refresh())),
        route("POST /api/auth/signout", OPTIONAL, WORKER, new SignOutEndpoint(use.signOut())));
  }

  private static List<Route> legacy(SessionUseCases use) {
    return List.of(
        route(
            "POST /api/auth/refreshtoken",
            ANONYMOUS,
            WORKER,
            new RenewAccessEndpoint(use.renewAccess())));
  }

  private static List<Route> account(AccountUseCases use) {
    return List.of(
        guarded("GET /api/me", new OwnAccountEndpoint(use.readOwn())),
        route(
            "DELETE /api/me",
            AUTHENTICATED,
            HASHING,
            new RemoveOwnAccountEndpoint(use.removeOwn())),
        guarded("GET /api/me/export", new ExportEndpoint(use.exportOwn())),
        route(
            "PUT /api/me/password",
            AUTHENTICATED,
            HASHING,
            new ChangePasswordEndpoint(use.changePassword())));
  }

  private static List<Route> sessions(SessionUseCases use) {
    return List.of(
        guarded("GET /api/me/sessions", new ReadOwnSessionsEndpoint(use.readOwn())),
        guarded("DELETE /api/me/sessions", new EndOtherSessionsEndpoint(use.endOthers())),
        guarded("DELETE /api/me/sessions/{id}", new EndOwnSessionEndpoint(use.endOwn())));
  }

  private static List<Route> pages(Portcullis use) {
    ReadGuardedPage read = use.readPage();
    return List.of(
        route(
            "GET /api/test/all",
            ANONYMOUS,
            IO_THREAD,
            call -> Answer.text(GuardedPage.PUBLIC_CONTENT)),
        route(
            "GET /api/test/user",
            AUTHENTICATED,
            IO_THREAD,
            new GuardedPageEndpoint(read, GuardedPage.USER)),
        route(
            "GET /api/test/mod",
            AUTHENTICATED,
            IO_THREAD,
            new GuardedPageEndpoint(read, GuardedPage.MODERATOR)),
        route(
            "GET /api/test/admin",
            AUTHENTICATED,
            IO_THREAD,
            new GuardedPageEndpoint(read, GuardedPage.ADMIN)));
  }

  private static List<Route> users(AdministrationUseCases use) {
    return List.of(
        guarded("GET /api/users", new FindUsersEndpoint(use.findUsers())),
        route(
            "POST /api/users",
            AUTHENTICATED,
            HASHING,
            new CreateUserEndpoint(use.createUser(), use.passwordRules())),
        guarded("GET /api/users/{id}", new ReadUserEndpoint(use.readUser())),
        guarded("PATCH /api/users/{id}", new UpdateUserEndpoint(use.updateUser())),
        guarded("DELETE /api/users/{id}", new RemoveUserEndpoint(use.removeUser())),
        route(
            "PUT /api/users/{id}/password",
            AUTHENTICATED,
            HASHING,
            new AssignPasswordEndpoint(use.assignPassword())));
  }

  private static List<Route> rights(AdministrationUseCases use) {
    return List.of(
        guarded("GET /api/users/{id}/sessions", new ReadSessionsOfEndpoint(use.readSessionsOf())),
        guarded("DELETE /api/users/{id}/sessions", new EndSessionsOfEndpoint(use.endSessionsOf())),
        guarded("PUT /api/users/{id}/roles/{role}", new AssignRoleEndpoint(use.assignRole())),
        guarded("DELETE /api/users/{id}/roles/{role}", new RevokeRoleEndpoint(use.revokeRole())));
  }

  private static List<Route> roles(AdministrationUseCases use) {
    return List.of(
        guarded("GET /api/roles", new ListRolesEndpoint(use.readRoles())),
        guarded("GET /api/roles/{name}", new ReadRoleEndpoint(use.readRoles())),
        guarded("PUT /api/roles/{name}", new PutRoleEndpoint(use.putRole()))
            .withMaxBody(PutRoleEndpoint.MAX_BODY),
        guarded("DELETE /api/roles/{name}", new RemoveRoleEndpoint(use.removeRole())));
  }

  private static List<Route> keys(KeyUseCases use) {
    return List.of(
        guarded("GET /api/keys", new ReadSigningKeysEndpoint(use.read())),
        guarded("POST /api/keys/rotate", new RotateSigningKeysEndpoint(use.rotate())));
  }

  private static List<Route> audit(AuditUseCases use) {
    return List.of(guarded("GET /api/audit", new ReadAuditTrailEndpoint(use.read())));
  }

  /** A route that needs a token and uses the store. */
  private static Route guarded(String name, Endpoint endpoint) {
    return route(name, AUTHENTICATED, WORKER, endpoint);
  }

  private static Route route(String name, Access access, RunsOn runsOn, Endpoint endpoint) {
    int space = name.indexOf(' ');
    return new Route(name.substring(0, space), name.substring(space + 1), access, runsOn, endpoint);
  }

  private static List<Route> none() {
    return List.of();
  }
}

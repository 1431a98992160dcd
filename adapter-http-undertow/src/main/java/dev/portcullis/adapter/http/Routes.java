package dev.portcullis.adapter.http;

import static dev.portcullis.adapter.http.pipeline.Access.ANONYMOUS;
import static dev.portcullis.adapter.http.pipeline.Access.AUTHENTICATED;
import static dev.portcullis.adapter.http.pipeline.Access.OPTIONAL;
import static dev.portcullis.adapter.http.pipeline.RunsOn.HASHING;
import static dev.portcullis.adapter.http.pipeline.RunsOn.IO_THREAD;
import static dev.portcullis.adapter.http.pipeline.RunsOn.WORKER;

import dev.portcullis.adapter.http.account.ChangePasswordEndpoint;
import dev.portcullis.adapter.http.account.OwnAccountEndpoint;
import dev.portcullis.adapter.http.account.SignUpEndpoint;
import dev.portcullis.adapter.http.administration.AssignRoleEndpoint;
import dev.portcullis.adapter.http.administration.EndSessionsOfEndpoint;
import dev.portcullis.adapter.http.administration.FindUsersEndpoint;
import dev.portcullis.adapter.http.administration.ReadUserEndpoint;
import dev.portcullis.adapter.http.administration.RemoveUserEndpoint;
import dev.portcullis.adapter.http.administration.RevokeRoleEndpoint;
import dev.portcullis.adapter.http.administration.UpdateUserEndpoint;
import dev.portcullis.adapter.http.health.LivenessEndpoint;
import dev.portcullis.adapter.http.health.MetricsEndpoint;
import dev.portcullis.adapter.http.health.ReadinessEndpoint;
import dev.portcullis.adapter.http.index.IndexEndpoint;
import dev.portcullis.adapter.http.key.PublishedKeysEndpoint;
import dev.portcullis.adapter.http.key.ReadSigningKeysEndpoint;
import dev.portcullis.adapter.http.key.RotateSigningKeysEndpoint;
import dev.portcullis.adapter.http.page.GuardedPageEndpoint;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.Route;
import dev.portcullis.adapter.http.session.EndOtherSessionsEndpoint;
import dev.portcullis.adapter.http.session.EndOwnSessionEndpoint;
import dev.portcullis.adapter.http.session.ReadOwnSessionsEndpoint;
import dev.portcullis.adapter.http.session.RefreshEndpoint;
import dev.portcullis.adapter.http.session.RenewAccessEndpoint;
import dev.portcullis.adapter.http.session.SignInEndpoint;
import dev.portcullis.adapter.http.session.SignOutEndpoint;
import dev.portcullis.application.page.GuardedPage;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Every route there is. {@code docs/http-api.md} shows them all; a test compares. */
final class Routes {
  private Routes() {}

  /** The routes of the public listener. */
  static List<Route> open(UseCases use, HttpSettings settings) {
    return Stream.of(
            documents(use.keys(), settings),
            signUp(use.account()),
            authentication(use.authentication()),
            settings.compatibility().legacyRefresh() ? legacy(use.authentication()) : none(),
            account(use.account()),
            sessions(use.sessions()),
            pages(use),
            users(use.administration()),
            rights(use.administration()),
            keys(use.keys()))
        .flatMap(List::stream)
        .toList();
  }

  /** The routes of the management listener. */
  static List<Route> management(Monitoring tell, BooleanSupplier serving) {
    Endpoint ready = new ReadinessEndpoint(tell.health()::dependencies, serving);
    // On the I/O thread: what says how busy the others are must not wait for them.
    Endpoint metrics = new MetricsEndpoint(tell.metrics()::text);
    return List.of(
        new Route("GET", "/livez", ANONYMOUS, IO_THREAD, new LivenessEndpoint()),
        new Route("GET", "/readyz", ANONYMOUS, WORKER, ready),
        new Route("GET", "/metrics", ANONYMOUS, IO_THREAD, metrics));
  }

  private static List<Route> documents(UseCases.Keys use, HttpSettings settings) {
    Endpoint index = new IndexEndpoint(settings.introduction().version());
    Endpoint keys = new PublishedKeysEndpoint(use.readPublished(), settings.keysCacheTime());
    return List.of(
        new Route("GET", "/", ANONYMOUS, IO_THREAD, index),
        new Route("GET", "/.well-known/jwks.json", ANONYMOUS, IO_THREAD, keys));
  }

  private static List<Route> signUp(UseCases.Account use) {
    Endpoint signUp = new SignUpEndpoint(use.signUp(), use.signUpRules());
    return List.of(new Route("POST", "/api/auth/signup", ANONYMOUS, HASHING, signUp));
  }

  private static List<Route> authentication(UseCases.Authentication use) {
    Endpoint signIn = new SignInEndpoint(use.signIn());
    Endpoint refresh = new RefreshEndpoint(use.refreshSession());
    Endpoint signOut = new SignOutEndpoint(use.signOut());
    return List.of(
        new Route("POST", "/api/auth/signin", ANONYMOUS, HASHING, signIn),
        new Route("POST", "/api/auth/refresh", ANONYMOUS, WORKER, refresh),
        new Route("POST", "/api/auth/signout", OPTIONAL, WORKER, signOut));
  }

  private static List<Route> legacy(UseCases.Authentication use) {
    Endpoint renew = new RenewAccessEndpoint(use.renewAccess());
    return List.of(new Route("POST", "/api/auth/refreshtoken", ANONYMOUS, WORKER, renew));
  }

  private static List<Route> account(UseCases.Account use) {
    Endpoint read = new OwnAccountEndpoint(use.readOwn());
    Endpoint changePassword = new ChangePasswordEndpoint(use.changePassword());
    return List.of(
        new Route("GET", "/api/me", AUTHENTICATED, WORKER, read),
        new Route("PUT", "/api/me/password", AUTHENTICATED, HASHING, changePassword));
  }

  private static List<Route> sessions(UseCases.Sessions use) {
    Endpoint read = new ReadOwnSessionsEndpoint(use.readOwn());
    Endpoint endOthers = new EndOtherSessionsEndpoint(use.endOthers());
    Endpoint end = new EndOwnSessionEndpoint(use.endOwn());
    return List.of(
        new Route("GET", "/api/me/sessions", AUTHENTICATED, WORKER, read),
        new Route("DELETE", "/api/me/sessions", AUTHENTICATED, WORKER, endOthers),
        new Route("DELETE", "/api/me/sessions/{id}", AUTHENTICATED, WORKER, end));
  }

  private static List<Route> pages(UseCases use) {
    Endpoint open = call -> Answer.text(GuardedPage.PUBLIC_CONTENT);
    Endpoint user = new GuardedPageEndpoint(use.readPage(), GuardedPage.USER);
    Endpoint moderator = new GuardedPageEndpoint(use.readPage(), GuardedPage.MODERATOR);
    Endpoint admin = new GuardedPageEndpoint(use.readPage(), GuardedPage.ADMIN);
    return List.of(
        new Route("GET", "/api/test/all", ANONYMOUS, IO_THREAD, open),
        new Route("GET", "/api/test/user", AUTHENTICATED, IO_THREAD, user),
        new Route("GET", "/api/test/mod", AUTHENTICATED, IO_THREAD, moderator),
        new Route("GET", "/api/test/admin", AUTHENTICATED, IO_THREAD, admin));
  }

  private static List<Route> users(UseCases.Administration use) {
    Endpoint find = new FindUsersEndpoint(use.findUsers());
    Endpoint read = new ReadUserEndpoint(use.readUser());
    Endpoint update = new UpdateUserEndpoint(use.updateUser());
    Endpoint remove = new RemoveUserEndpoint(use.removeUser());
    return List.of(
        new Route("GET", "/api/users", AUTHENTICATED, WORKER, find),
        new Route("GET", "/api/users/{id}", AUTHENTICATED, WORKER, read),
        new Route("PATCH", "/api/users/{id}", AUTHENTICATED, WORKER, update),
        new Route("DELETE", "/api/users/{id}", AUTHENTICATED, WORKER, remove));
  }

  private static List<Route> rights(UseCases.Administration use) {
    Endpoint endSessions = new EndSessionsOfEndpoint(use.endSessionsOf());
    Endpoint assign = new AssignRoleEndpoint(use.assignRole());
    Endpoint revoke = new RevokeRoleEndpoint(use.revokeRole());
    return List.of(
        new Route("DELETE", "/api/users/{id}/sessions", AUTHENTICATED, WORKER, endSessions),
        new Route("PUT", "/api/users/{id}/roles/{role}", AUTHENTICATED, WORKER, assign),
        new Route("DELETE", "/api/users/{id}/roles/{role}", AUTHENTICATED, WORKER, revoke));
  }

  private static List<Route> keys(UseCases.Keys use) {
    Endpoint read = new ReadSigningKeysEndpoint(use.read());
    Endpoint rotate = new RotateSigningKeysEndpoint(use.rotate());
    return List.of(
        new Route("GET", "/api/keys", AUTHENTICATED, WORKER, read),
        new Route("POST", "/api/keys/rotate", AUTHENTICATED, WORKER, rotate));
  }

  private static List<Route> none() {
    return List.of();
  }
}

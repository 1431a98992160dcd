package dev.portcullis.adapter.http;

import static dev.portcullis.adapter.http.pipeline.Access.ANONYMOUS;
import static dev.portcullis.adapter.http.pipeline.Access.AUTHENTICATED;
import static dev.portcullis.adapter.http.pipeline.RunsOn.HASHING;
import static dev.portcullis.adapter.http.pipeline.RunsOn.IO_THREAD;
import static dev.portcullis.adapter.http.pipeline.RunsOn.WORKER;

import dev.portcullis.adapter.http.account.ChangePasswordEndpoint;
import dev.portcullis.adapter.http.account.OwnAccountEndpoint;
import dev.portcullis.adapter.http.account.SignUpEndpoint;
import dev.portcullis.adapter.http.administration.AssignRoleEndpoint;
import dev.portcullis.adapter.http.administration.FindUsersEndpoint;
import dev.portcullis.adapter.http.administration.RevokeRoleEndpoint;
import dev.portcullis.adapter.http.health.LivenessEndpoint;
import dev.portcullis.adapter.http.health.ReadinessEndpoint;
import dev.portcullis.adapter.http.index.IndexEndpoint;
import dev.portcullis.adapter.http.key.PublishedKeysEndpoint;
import dev.portcullis.adapter.http.key.ReadSigningKeysEndpoint;
import dev.portcullis.adapter.http.key.RotateSigningKeysEndpoint;
import dev.portcullis.adapter.http.page.GuardedPageEndpoint;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.Route;
import dev.portcullis.adapter.http.session.SignInEndpoint;
import dev.portcullis.application.page.GuardedPage;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Every route there is. {@code docs/http-api.md} shows the public ones; a test compares. */
final class Routes {
  private Routes() {}

  /** The routes of the public listener. */
  static List<Route> open(UseCases use, HttpSettings settings) {
    return List.of(
        new Route("GET", "/", ANONYMOUS, IO_THREAD, new IndexEndpoint(settings.version())),
        new Route(
            "GET", "/.well-known/jwks.json", ANONYMOUS, IO_THREAD, publishedKeys(use, settings)),
        new Route("POST", "/api/auth/signup", ANONYMOUS, HASHING, signUp(use)),
        new Route("POST", "/api/auth/signin", ANONYMOUS, HASHING, signIn(use)),
        new Route("GET", "/api/me", AUTHENTICATED, WORKER, me(use)),
        new Route("PUT", "/api/me/password", AUTHENTICATED, HASHING, changePassword(use)),
        new Route("GET", "/api/test/all", ANONYMOUS, IO_THREAD, publicPage()),
        new Route("GET", "/api/test/user", AUTHENTICATED, IO_THREAD, page(use, GuardedPage.USER)),
        new Route(
            "GET", "/api/test/mod", AUTHENTICATED, IO_THREAD, page(use, GuardedPage.MODERATOR)),
        new Route("GET", "/api/test/admin", AUTHENTICATED, IO_THREAD, page(use, GuardedPage.ADMIN)),
        new Route("GET", "/api/users", AUTHENTICATED, WORKER, findUsers(use)),
        new Route("PUT", "/api/users/{id}/roles/{role}", AUTHENTICATED, WORKER, assign(use)),
        new Route("DELETE", "/api/users/{id}/roles/{role}", AUTHENTICATED, WORKER, revoke(use)),
        new Route("GET", "/api/keys", AUTHENTICATED, WORKER, readKeys(use)),
        new Route("POST", "/api/keys/rotate", AUTHENTICATED, WORKER, rotateKeys(use)));
  }

  /** The routes of the management listener. */
  static List<Route> management(HealthCheck health, BooleanSupplier serving) {
    return List.of(
        new Route("GET", "/livez", ANONYMOUS, IO_THREAD, new LivenessEndpoint()),
        new Route(
            "GET",
            "/readyz",
            ANONYMOUS,
            WORKER,
            new ReadinessEndpoint(health::dependencies, serving)));
  }

  private static Endpoint publishedKeys(UseCases use, HttpSettings settings) {
    return new PublishedKeysEndpoint(use.keys().readPublished(), settings.keysCacheTime());
  }

  private static Endpoint readKeys(UseCases use) {
    return new ReadSigningKeysEndpoint(use.keys().read());
  }

  private static Endpoint rotateKeys(UseCases use) {
    return new RotateSigningKeysEndpoint(use.keys().rotate());
  }

  private static Endpoint signUp(UseCases use) {
    return new SignUpEndpoint(use.account().signUp(), use.account().signUpRules());
  }

  private static Endpoint signIn(UseCases use) {
    return new SignInEndpoint(use.authentication().signIn());
  }

  private static Endpoint me(UseCases use) {
    return new OwnAccountEndpoint(use.account().readOwn());
  }

  private static Endpoint changePassword(UseCases use) {
    return new ChangePasswordEndpoint(use.account().changePassword());
  }

  private static Endpoint publicPage() {
    return call -> Answer.text(GuardedPage.PUBLIC_CONTENT);
  }

  private static Endpoint page(UseCases use, GuardedPage page) {
    return new GuardedPageEndpoint(use.readPage(), page);
  }

  private static Endpoint findUsers(UseCases use) {
    return new FindUsersEndpoint(use.administration().findUsers());
  }

  private static Endpoint assign(UseCases use) {
    return new AssignRoleEndpoint(use.administration().assignRole());
  }

  private static Endpoint revoke(UseCases use) {
    return new RevokeRoleEndpoint(use.administration().revokeRole());
  }
}

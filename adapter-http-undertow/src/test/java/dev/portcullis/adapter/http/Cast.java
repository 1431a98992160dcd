package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes the callers of the access matrix on a stage, and the roles that they hold. */
final class Cast {
  private static final String HELPDESK = "{\"permissions\":[\"users:read\",\"roles:assign\"]}";
  private static final String AUDITOR = "{\"permissions\":[\"audit:read\",\"roles:read\"]}";
  private static final String BOTH = "{\"permissions\":[],\"inherits\":[\"helpdesk\",\"auditor\"]}";

  private final Stage stage;
  private final String boss;
  private int made;

  Cast(Stage stage) {
    this.stage = stage;
    boss = stage.token(stage.user("boss", RoleName.USER, RoleName.ADMIN));
    putRole("helpdesk", HELPDESK);
    putRole("auditor", AUDITOR);
    putRole("both", BOTH);
  }

  /** The callers, in the order of the columns. */
  enum Caller {
    ANONYMOUS,
    USER,
    MODERATOR,
    ADMIN,
    HELPDESK,
    AUDITOR,
    BOTH,
    DISABLED,
    DELETED,
    EXPIRED
  }

  /**
   * A caller, new for each request.
   *
   * @param name its name
   * @param token its access token; empty if it has none
   * @param refresh a refresh token
   * @param session its session
   */
  record Player(String name, Optional<String> token, String refresh, String session) {
    Request signed(Request request) {
      return token.map(request::bearer).orElse(request);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  Player play(Caller caller) {
    User user = newUser(roles(caller));
    Client client = Client.signedIn(stage, user.username().value());
    String session =
        client
            .send(Request.get("/api/me/sessions"))
            .json()
            .path("items")
            .path(0)
            .path("id")
            .asText();
    String path = "/api/users/" + user.id();
    switch (caller) {
      case DISABLED ->
          done(
              asBoss(
                  Request.of("PATCH " + path)
                      .header("Content-Type", "application/json")
                      .body("{\"status\":\"disabled\"}")));
      case DELETED -> done(asBoss(Request.of("DELETE " + path)));
      case ANONYMOUS, USER, MODERATOR, ADMIN, HELPDESK, AUDITOR, BOTH, EXPIRED -> {}
    }
    return new Player(
        user.username().value(), token(caller, user, client), client.refresh(), session);
  }

  /** A user who holds the role {@code user} and nothing else, new for each request. */
  User newUser(Set<RoleName> roles) {
    made++;
    return stage.user("user-" + made, roles.toArray(RoleName[]::new));
  }

  /** A name that nothing has yet. */
  String newName() {
    made++;
    return "name-" + made;
  }

  Reply asBoss(Request request) {
    return stage.send(request.bearer(boss));
  }

  void putRole(String name, String json) {
    done(asBoss(Request.put("/api/roles/" + name, json)));
  }

  private Optional<String> token(Caller caller, User user, Client client) {
    return switch (caller) {
      case ANONYMOUS -> Optional.empty();
      case EXPIRED -> Optional.of(expired(user));
      case USER, MODERATOR, ADMIN, HELPDESK, AUDITOR, BOTH, DISABLED, DELETED ->
          Optional.of(client.access());
    };
  }

  private String expired(User user) {
    Instant issued = stage.clock.instant().minus(Duration.ofMinutes(20));
    AccessTokenClaims claims =
        new AccessTokenClaims(
            user.id(),
            new SessionId(stage.ids.next()),
            new TokenId(stage.ids.next()),
            issued,
            issued.plus(Duration.ofMinutes(15)),
            user.roles(),
            user.epoch());
    return stage.tokens.issue(claims).compact();
  }

  private static Set<RoleName> roles(Caller caller) {
    Set<RoleName> roles = new HashSet<>(Set.of(RoleName.USER));
    switch (caller) {
      case MODERATOR, ADMIN, HELPDESK, AUDITOR, BOTH ->
          roles.add(new RoleName(caller.name().toLowerCase(Locale.ROOT)));
      case ANONYMOUS, USER, DISABLED, DELETED, EXPIRED -> {}
    }
    return roles;
  }

  private static void done(Reply reply) {
    assertTrue(reply.status() < 300, reply.body());
    assertEquals(2, reply.status() / 100);
  }
}

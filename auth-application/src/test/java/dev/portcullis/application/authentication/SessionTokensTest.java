package dev.portcullis.application.authentication;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
  private final Stage stage = new Stage();

  /** Ending all live sessions must end all access. */
  @Test
  void anAccessTokenNeverOutlivesItsSession() {
    User ada = stage.stored(aUser());
    Duration idle = Duration.ofMinutes(5);
    SessionTokens tokens = tokens(new SessionPolicy(idle, idle, Duration.ZERO, 1));
    assertEquals(idle, lifetime(tokens, ada));

    SessionTokens prolonged = tokens(new SessionPolicy(idle, idle.plusDays(1), Duration.ZERO, 1));
    assertEquals(idle, lifetime(prolonged, ada));
  }

  private Duration lifetime(SessionTokens tokens, User user) {
    Instant now = stage.clock.instant();
    Session session = tokens.open(user.id(), Stage.ORIGIN, now);
    return tokens.issue(user, session, now).expiresIn();
  }

  private SessionTokens tokens(SessionPolicy policy) {
    return new SessionTokens(
        stage.tokens,
        new RefreshTokens(new byte[RefreshTokens.KEY_LENGTH]),
        stage.ids,
        new SessionTokens.Lifetimes(Stage.TOKEN_LIFETIME, policy));
  }
}

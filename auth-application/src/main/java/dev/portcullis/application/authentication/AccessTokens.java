package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessToken;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says of a user what an access token says, and has it signed. Thread-safe. */
public final class AccessTokens {
  private final AccessTokenIssuer issuer;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Duration lifetime;

  /**
   * Tokens that live for {@code lifetime} from the time of {@code clock}.
   *
   * @throws IllegalArgumentException if {@code lifetime} is less than a second
   */
  public AccessTokens(
      AccessTokenIssuer issuer, TimeOrderedIds ids, Clock clock, Duration lifetime) {
    this.issuer = requireNonNull(issuer, "issuer");
    this.ids = requireNonNull(ids, "ids");
    this.clock = requireNonNull(clock, "clock");
    this.lifetime = lifetime;
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("lifetime " + lifetime);
    }
  }

  /** How long a new token lives. */
  Duration lifetime() {
    return lifetime;
  }

  /** A new session's identity. */
  SessionId newSession() {
    return new SessionId(ids.next());
  }

  /** A token for {@code user}, acting in {@code session}. */
  AccessToken issue(User user, SessionId session) {
    Instant now = clock.instant();
    return issuer.issue(
        new AccessTokenClaims(
            user.id(),
            session,
            new TokenId(ids.next()),
            now,
            now.plus(lifetime),
            user.roles(),
            user.epoch()));
  }
}

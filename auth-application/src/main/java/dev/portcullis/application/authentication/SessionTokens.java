package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.session.RefreshToken;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Issues the two tokens of a session, and parses refresh tokens. Thread-safe. */
public final class SessionTokens {
  private static final Duration MIN_LIFETIME = Duration.ofSeconds(1);

  private final AccessTokenIssuer issuer;
  private final RefreshTokens refreshTokens;
  private final TimeOrderedIds ids;
  private final Lifetimes lifetimes;

  /** Issues tokens with these lifetimes. */
  public SessionTokens(
      AccessTokenIssuer issuer,
      RefreshTokens refreshTokens,
      TimeOrderedIds ids,
      Lifetimes lifetimes) {
    this.issuer = requireNonNull(issuer, "issuer");
    this.refreshTokens = requireNonNull(refreshTokens, "refreshTokens");
    this.ids = requireNonNull(ids, "ids");
    this.lifetimes = requireNonNull(lifetimes, "lifetimes");
  }

  /**
   * The lifetimes of tokens and sessions. Immutable.
   *
   * @param accessToken the lifetime of an access token; at least one second
   * @param sessions the lifetimes of sessions
   */
  public record Lifetimes(Duration accessToken, SessionPolicy sessions) {
    /**
     * Lifetimes.
     *
     * @throws IllegalArgumentException if access tokens are valid for less than a second
     */
    public Lifetimes {
      requireNonNull(sessions, "sessions");
      if (accessToken.compareTo(MIN_LIFETIME) < 0) {
        throw new IllegalArgumentException(
            "invalid access token lifetime: " + accessToken + "; must be at least " + MIN_LIFETIME);
      }
    }
  }

  SessionPolicy policy() {
    return lifetimes.sessions();
  }

  /** A new session of {@code user}; not stored yet. */
  Session open(UserId user, SessionOrigin origin, Instant now) {
    return Session.open(new SessionId(ids.next()), user, origin, now, policy());
  }

  /** The refresh token with this text; empty if it is not genuine. */
  Optional<RefreshToken> parse(String text) {
    return refreshTokens.parse(text);
  }

  /**
   * Issues the tokens of {@code session}, as stored, for {@code user}.
   *
   * @param read an instant at or before the one at which the user was read. The access token is
   *     issued as of then, so a later change of the user counts as a change after the token was
   *     issued
   */
  IssuedTokens issue(User user, Session session, Instant read) {
    // Ending the sessions of a user skips expired ones, so no access token may outlive its session.
    Duration left = Duration.between(read, session.times().expiresAt());
    Duration lifetime = longer(MIN_LIFETIME, shorter(lifetimes.accessToken(), left));
    AccessTokenClaims claims =
        new AccessTokenClaims(
            user.id(),
            session.id(),
            new TokenId(ids.next()),
            read,
            read.plus(lifetime),
            user.roles(),
            user.epoch());
    return new IssuedTokens(issuer.issue(claims), lifetime, refreshTokens.of(session), left);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}

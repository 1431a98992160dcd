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

/** Hands out the two tokens of a session, and knows its own again. Thread-safe. */
public final class SessionTokens {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final AccessTokenIssuer issuer;
  private final RefreshTokens refreshTokens;
  private final TimeOrderedIds ids;
  private final Lifetimes lifetimes;

  /** Tokens that live as long as {@code lifetimes} say. */
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
   * How long tokens and sessions live.
   *
   * @param accessToken an access token; at least a second
   * @param sessions sessions
   */
  public record Lifetimes(Duration accessToken, SessionPolicy sessions) {
    /**
     * Lifetimes.
     *
     * @throws IllegalArgumentException if access tokens live for less than a second
     */
    public Lifetimes {
      requireNonNull(sessions, "sessions");
      if (accessToken.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException("access tokens that live for " + accessToken);
      }
    }
  }

  SessionPolicy policy() {
    return lifetimes.sessions();
  }

  /** A session that {@code user} opens; not stored yet. */
  Session open(UserId user, SessionOrigin origin, Instant now) {
    return Session.open(new SessionId(ids.next()), user, origin, now, policy());
  }

  /** The refresh token that {@code text} is, if it is one of ours. */
  Optional<RefreshToken> parse(String text) {
    return refreshTokens.parse(text);
  }

  /**
   * The tokens of {@code session}, as stored, for {@code user}.
   *
   * @param read when the user was read, or earlier: the access token is from then, so that a change
   *     of the user since is a change after it
   */
  IssuedTokens issue(User user, Session session, Instant read) {
    // Whoever ends the live sessions of a user looks at no others: none may have a token left.
    Duration left = Duration.between(read, session.times().expiresAt());
    Duration lifetime = longer(SHORTEST, shorter(lifetimes.accessToken(), left));
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

package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

/**
 * A genuine refresh token, as issued to a client. Only {@link RefreshTokens} creates instances, so
 * each is genuine. Immutable; {@code toString} is masked.
 */
public final class RefreshToken {
  private final SessionId session;
  private final long generation;
  private final String text;

  RefreshToken(SessionId session, long generation, String text) {
    this.session = requireNonNull(session, "session");
    this.generation = generation;
    this.text = requireNonNull(text, "text");
  }

  /** The session it continues. */
  public SessionId session() {
    return session;
  }

  /** Its number within the session, from 0. */
  public long generation() {
    return generation;
  }

  /** The secret: 75 characters of base64url. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return "RefreshToken[***]";
  }
}

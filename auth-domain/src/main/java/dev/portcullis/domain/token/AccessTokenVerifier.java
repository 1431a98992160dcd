package dev.portcullis.domain.token;

/**
 * Port: tells whether a text is an access token that we issued and that has not expired.
 * Implementations are thread-safe, throw nothing for any text whatsoever, and spend at most one
 * signature check on it.
 *
 * <p>A verified token says who its bearer <em>was</em> when it was issued; whether the user and the
 * session are still good is asked elsewhere.
 */
@FunctionalInterface
public interface AccessTokenVerifier {
  /** What {@code compact}, any text from outside, is. */
  VerificationOutcome verify(String compact);
}

package dev.portcullis.domain.token;

/**
 * Port: verifies that a text is a genuine access token that has not expired. Implementations are
 * thread-safe, do not throw for any text, and make at most one signature check.
 *
 * <p>A verified token contains the user and the roles at the time when it was issued. Whether it
 * was revoked since is checked by {@link dev.portcullis.domain.revocation.Revocations}.
 */
@FunctionalInterface
public interface AccessTokenVerifier {
  /** Verifies {@code compact}, unchecked text from a client. */
  VerificationOutcome verify(String compact);
}

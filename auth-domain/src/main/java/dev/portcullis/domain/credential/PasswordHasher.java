package dev.portcullis.domain.credential;

/**
 * Port: turns passwords into hashes that are slow to guess, and checks them. Implementations are
 * thread-safe, wipe what they copy, and take the same time for a right and a wrong password.
 */
public interface PasswordHasher {
  /** A new salted hash of {@code password}: two calls give two hashes. */
  PasswordHash hash(PlainPassword password);

  /**
   * Whether {@code hash} was made from {@code password}. A stored form it does not know verifies
   * nothing, and never throws.
   */
  boolean verify(PlainPassword password, PasswordHash hash);

  /**
   * Whether {@code hash} is of an older format or of another cost than {@link #hash} would give it
   * today.
   */
  boolean needsRehash(PasswordHash hash);
}

package dev.portcullis.domain.credential;

import java.util.Optional;

/**
 * Port: turns passwords into hashes that are slow to guess, and checks them. Implementations are
 * thread-safe, wipe what they copy, and take the same time for a right and a wrong password.
 */
public interface PasswordHasher {
  /**
   * A new salted hash of {@code password}: two calls give two hashes.
   *
   * @throws BusyException if too many passwords wait to be hashed; then this one was not
   */
  PasswordHash hash(PlainPassword password);

  /**
   * Whether {@code hash} was made from {@code password}. A stored form it does not know verifies
   * nothing, and never throws.
   *
   * <p>Every call does the same work, whatever the stored form: that of the costliest hash met so
   * far, and at least that of {@link #hash}. So time does not tell a cheap import or a broken hash
   * from any other (ASVS 5.0 V6.3.8).
   *
   * @throws BusyException if too many passwords wait to be hashed; then nothing was checked, and
   *     the attempt says nothing about the password
   */
  boolean verify(PlainPassword password, PasswordHash hash);

  /**
   * Whether {@code hash} is of an older format or of another cost than {@link #hash} would give it
   * today.
   */
  boolean needsRehash(PasswordHash hash);

  /** What keeps {@code hash} from verifying any password; empty if nothing does. Costs no work. */
  Optional<HashDefect> defect(PasswordHash hash);
}

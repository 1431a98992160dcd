package dev.portcullis.domain.credential;

import java.util.Optional;

/**
 * Port: hashes passwords with a slow function and verifies them. Implementations are thread-safe,
 * wipe their copies of passwords, and take the same time for a right and a wrong password.
 */
public interface PasswordHasher {
  /**
   * A new salted hash of {@code password}: two calls return different hashes.
   *
   * @throws BusyException if too many passwords wait to be hashed; this one was not hashed
   */
  PasswordHash hash(PlainPassword password);

  /**
   * Whether {@code hash} was made from {@code password}. An unknown format matches no password and
   * does not throw.
   *
   * <p>Every call does the same work for every format: that of the most expensive hash seen so far,
   * and at least that of {@link #hash}. So response times do not reveal imported hashes of low cost
   * or unreadable hashes (ASVS 5.0 V6.3.8).
   *
   * @throws BusyException if too many passwords wait to be hashed; nothing was verified
   */
  boolean verify(PlainPassword password, PasswordHash hash);

  /** Whether {@code hash} has an older format or another cost than {@link #hash} uses now. */
  boolean needsRehash(PasswordHash hash);

  /** The reason why no password can match {@code hash}; empty if there is none. Does not hash. */
  Optional<HashDefect> defect(PasswordHash hash);
}

package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

/**
 * Port: passwords that too many people use, so that guessing begins with them (NIST SP 800-63B-4
 * section 3.1.1.2; ASVS 5.0 V6.2.4). Answers from memory. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CommonPasswords {
  /** Knows none. */
  CommonPasswords NONE = normalised -> false;

  /**
   * Whether {@code normalised} is common.
   *
   * @param normalised a password in normal form C and lower case, as {@link PasswordPolicy} makes
   *     it; a secret, not to be kept
   */
  boolean contains(String normalised);

  /** These and those of {@code others}. */
  default CommonPasswords or(CommonPasswords others) {
    requireNonNull(others, "others");
    return normalised -> contains(normalised) || others.contains(normalised);
  }
}

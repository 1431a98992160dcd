package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

/**
 * Port: a list of common passwords, which attackers try first (NIST SP 800-63B-4 section 3.1.1.2;
 * ASVS 5.0 V6.2.4). Implementations are thread-safe and do no I/O.
 */
@FunctionalInterface
public interface CommonPasswords {
  /** Contains no password. */
  CommonPasswords NONE = normalised -> false;

  /**
   * Whether {@code normalised} is in the list.
   *
   * @param normalised a password in Unicode normalization form C and lower case, as {@link
   *     PasswordPolicy} passes it; a secret that must not be stored
   */
  boolean contains(String normalised);

  /** A list with the passwords of this list and of {@code others}. */
  default CommonPasswords or(CommonPasswords others) {
    requireNonNull(others, "others");
    return normalised -> contains(normalised) || others.contains(normalised);
  }
}

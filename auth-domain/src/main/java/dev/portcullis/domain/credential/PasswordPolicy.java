package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.util.List;

/**
 * Which passwords may be chosen: long ones (NIST SP 800-63B-4 section 3.1.1.2; ASVS 5.0 V6.2). No
 * rule about which characters, and no expiry.
 *
 * @param minLength the least number of code points, at least {@value #FLOOR}
 * @param maxLength the greatest number of code points
 */
public record PasswordPolicy(int minLength, int maxLength) {
  /** No policy may ask for less. */
  public static final int FLOOR = 8;

  /** 15 to 128 code points. */
  public static final PasswordPolicy DEFAULT = new PasswordPolicy(15, 128);

  /**
   * A policy.
   *
   * @throws IllegalArgumentException if the least length is below the floor, or above the greatest
   */
  public PasswordPolicy {
    if (minLength < FLOOR || maxLength < minLength) {
      throw new IllegalArgumentException("lengths " + minLength + ".." + maxLength);
    }
  }

  /** Every rule that {@code password} breaks; empty if it may be chosen. */
  public List<Violation> violations(PlainPassword password) {
    int length = requireNonNull(password, "password").length();
    if (length < minLength) {
      return List.of(new Violation("too-short", tooShort()));
    }
    if (length > maxLength) {
      return List.of(new Violation("too-long", "choose at most " + maxLength + " characters"));
    }
    return List.of();
  }

  private String tooShort() {
    return "choose at least "
        + minLength
        + " characters; a few words you remember are better than symbols";
  }
}

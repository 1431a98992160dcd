package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which passwords may be chosen: long ones that are not among the first an attacker would try (NIST
 * SP 800-63B-4 section 3.1.1.2; ASVS 5.0 V6.2). No rule about which characters, and no expiry. Pure
 * as far as its list of common passwords is.
 *
 * @param minLength the least number of code points, at least {@value #FLOOR}
 * @param maxLength the greatest number of code points
 * @param common passwords that too many people use
 */
public record PasswordPolicy(int minLength, int maxLength, CommonPasswords common) {
  /** No policy may ask for less. */
  public static final int FLOOR = 8;

  /** 15 to 128 code points, without a list of common passwords. */
  public static final PasswordPolicy DEFAULT = new PasswordPolicy(15, 128);

  private static final Violation BLANK =
      new Violation("blank", "choose some words; white space alone never signs in");
  private static final Violation COMMON =
      new Violation(
          "common-password", "choose something else; this is one of the passwords tried first");
  private static final Violation CONTEXT =
      new Violation(
          "context-word",
          "leave out your username, your e-mail address and the name of this service");
  private static final Violation REPETITIVE =
      new Violation("repetitive", "choose something that does not repeat itself");
  private static final Violation SEQUENCE =
      new Violation("sequence", "choose words instead of neighbouring keys, letters or digits");

  /**
   * A policy.
   *
   * @throws IllegalArgumentException if the least length is below the floor, or above the greatest
   */
  public PasswordPolicy {
    if (minLength < FLOOR || maxLength < minLength) {
      throw new IllegalArgumentException("lengths " + minLength + ".." + maxLength);
    }
    requireNonNull(common, "common");
  }

  /**
   * A policy without a list of common passwords.
   *
   * @throws IllegalArgumentException as the other
   */
  public PasswordPolicy(int minLength, int maxLength) {
    this(minLength, maxLength, CommonPasswords.NONE);
  }

  /** This policy with {@code list} for its common passwords. */
  public PasswordPolicy withCommon(CommonPasswords list) {
    return new PasswordPolicy(minLength, maxLength, list);
  }

  /**
   * Every rule that {@code password} breaks as a password of {@code context}; empty if it may be
   * chosen.
   */
  public List<Violation> violations(PlainPassword password, PasswordContext context) {
    int length = requireNonNull(password, "password").length();
    String text = normalised(password);
    List<Violation> violations = new ArrayList<>();
    if (length < minLength) {
      violations.add(new Violation("too-short", tooShort()));
    }
    if (length > maxLength) {
      violations.add(new Violation("too-long", "choose at most " + maxLength + " characters"));
    }
    // Nothing at all is refused as too short already.
    if (length > 0 && password.isBlank()) {
      violations.add(BLANK);
    }
    if (common.contains(text)) {
      violations.add(COMMON);
    }
    if (context.words().stream().anyMatch(text::contains)) {
      violations.add(CONTEXT);
    }
    // In a few characters anything looks like a pattern; they are refused as too short already.
    if (length >= FLOOR && PasswordPatterns.isRepetitive(text)) {
      violations.add(REPETITIVE);
    }
    if (length >= FLOOR && PasswordPatterns.isSequence(text)) {
      violations.add(SEQUENCE);
    }
    return List.copyOf(violations);
  }

  /** For comparison only; what is stored keeps the case. */
  private static String normalised(PlainPassword password) {
    return Normalizer.normalize(password.characters(), Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT);
  }

  private String tooShort() {
    return "choose at least "
        + minLength
        + " characters; a few words you remember are better than symbols";
  }
}

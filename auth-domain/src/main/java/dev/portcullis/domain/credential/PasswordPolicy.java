package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules for new passwords: long enough, and not among the first that an attacker would try
 * (NIST SP 800-63B-4 section 3.1.1.2; ASVS 5.0 V6.2). Any characters are allowed, and passwords do
 * not expire. Thread-safe; pure if its list of common passwords is.
 *
 * @param minLength the least number of code points; at least {@value #FLOOR}
 * @param maxLength the greatest number of code points; at least {@code minLength}
 * @param common the list of common passwords
 */
public record PasswordPolicy(int minLength, int maxLength, CommonPasswords common) {
  /** The smallest allowed {@code minLength}, in code points. */
  public static final int FLOOR = 8;

  /** 15 to 128 code points, without a list of common passwords. */
  public static final PasswordPolicy DEFAULT = new PasswordPolicy(15, 128);

  private static final Violation BLANK =
      new Violation("blank", "choose some words; a password of white space alone is not accepted");
  private static final Violation COMMON =
      new Violation("common-password", "choose another password; this one is too common");
  private static final Violation CONTEXT =
      new Violation(
          "context-word",
          "leave out your username, your e-mail address and the name of this service");
  private static final Violation REPETITIVE =
      new Violation("repetitive", "choose a password without repetition");
  private static final Violation SEQUENCE =
      new Violation("sequence", "choose words instead of neighbouring keys, letters or digits");

  /**
   * A policy.
   *
   * @throws IllegalArgumentException if {@code minLength} is below {@value #FLOOR} or above {@code
   *     maxLength}
   */
  public PasswordPolicy {
    if (minLength < FLOOR || maxLength < minLength) {
      throw new IllegalArgumentException(
          "invalid password lengths " + minLength + " to " + maxLength + "; at least " + FLOOR);
    }
    requireNonNull(common, "common");
  }

  /**
   * A policy without a list of common passwords.
   *
   * @throws IllegalArgumentException as for the other constructor
   */
  public PasswordPolicy(int minLength, int maxLength) {
    this(minLength, maxLength, CommonPasswords.NONE);
  }

  /** This policy with {@code list} as its list of common passwords. */
  public PasswordPolicy withCommon(CommonPasswords list) {
    return new PasswordPolicy(minLength, maxLength, list);
  }

  /**
   * Every rule that {@code password} breaks for the user of {@code context}; empty if it is
   * allowed.
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
    // An empty password is already refused as too short.
    if (length > 0 && password.isBlank()) {
      violations.add(BLANK);
    }
    if (common.contains(text)) {
      violations.add(COMMON);
    }
    if (context.words().stream().anyMatch(text::contains)) {
      violations.add(CONTEXT);
    }
    // Very short passwords always look like a pattern, and are already refused as too short.
    if (length >= FLOOR && PasswordPatterns.isRepetitive(text)) {
      violations.add(REPETITIVE);
    }
    if (length >= FLOOR && PasswordPatterns.isSequence(text)) {
      violations.add(SEQUENCE);
    }
    return List.copyOf(violations);
  }

  /** For comparison only; the stored hash keeps the case. */
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

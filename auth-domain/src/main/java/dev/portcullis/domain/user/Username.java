package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The username for sign-in: 3 to 32 of {@code A-Z a-z 0-9 . _ -}. Displayed as typed, compared by
 * {@link #key()}. Leading and trailing blanks are removed. Immutable.
 *
 * @param value the name as typed, without leading and trailing blanks
 */
public record Username(String value) {
  /** The least number of characters. */
  public static final int MIN_LENGTH = 3;

  /** The greatest number of characters. */
  public static final int MAX_LENGTH = 32;

  private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9._-]*");

  /**
   * A username.
   *
   * @throws IllegalArgumentException if {@link #violations} finds any
   */
  public Username {
    value = Blanks.strip(requireNonNull(value, "value"));
    if (!violations(value).isEmpty()) {
      throw new IllegalArgumentException("invalid username");
    }
  }

  /** Parses a username; empty if {@link #violations} finds any. */
  public static Optional<Username> parse(String text) {
    return violations(text).isEmpty() ? Optional.of(new Username(text)) : Optional.empty();
  }

  /** The reasons why {@code typed} is not a valid username; empty if it is. */
  public static List<Violation> violations(String typed) {
    String text = Blanks.strip(typed);
    if (!ALPHABET.matcher(text).matches()) {
      return List.of(
          new Violation(
              "invalid-characters", "use letters a to z, digits, dots, dashes and underscores"));
    }
    if (text.length() < MIN_LENGTH) {
      return List.of(new Violation("too-short", "choose at least " + MIN_LENGTH + " characters"));
    }
    if (text.length() > MAX_LENGTH) {
      return List.of(new Violation("too-long", "choose at most " + MAX_LENGTH + " characters"));
    }
    return List.of();
  }

  /** The normalised form, equal for names that count as the same: the name in lower case. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}

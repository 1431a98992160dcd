package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a role as stored: a lower-case ASCII letter, then up to 31 of {@code a-z 0-9 _ -}.
 * Immutable.
 *
 * @param value the name
 */
public record RoleName(String value) implements Comparable<RoleName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
  private static final Pattern AUTHORITY_SHAPE = Pattern.compile("ROLE_[A-Z0-9_-]*");
  private static final String AUTHORITY = "ROLE_";

  /** The default role of new accounts. */
  public static final RoleName USER = new RoleName("user");

  /** The role of moderators. */
  public static final RoleName MODERATOR = new RoleName("moderator");

  /** The role of administrators. */
  public static final RoleName ADMIN = new RoleName("admin");

  /**
   * A role name.
   *
   * @throws IllegalArgumentException if {@code value} is not a valid role name
   */
  public RoleName {
    requireNonNull(value, "value");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("invalid role name");
    }
  }

  /**
   * Parses a role name in a request or a setting: the stored name, or the form of {@link
   * #authority}. Both {@code admin} and {@code ROLE_ADMIN} mean {@code admin}. Stored names have no
   * upper-case letters, so every text has one meaning only: {@code role_x} and {@code ROLE_ROLE_X}
   * both mean {@code role_x}.
   *
   * @return the name, or empty if {@code text} is not a valid role name
   */
  public static Optional<RoleName> spelt(String text) {
    return AUTHORITY_SHAPE.matcher(text).matches()
        ? parse(text.substring(AUTHORITY.length()).toLowerCase(Locale.ROOT))
        : parse(text);
  }

  /**
   * The name in the form of account documents: {@code ROLE_} and the name in upper case. {@link
   * #spelt} reverses it.
   */
  public String authority() {
    return AUTHORITY + value.toUpperCase(Locale.ROOT);
  }

  /** Parses a stored role name; empty if {@code text} is not a valid one. */
  public static Optional<RoleName> parse(String text) {
    return SHAPE.matcher(requireNonNull(text, "text")).matches()
        ? Optional.of(new RoleName(text))
        : Optional.empty();
  }

  @Override
  public int compareTo(RoleName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

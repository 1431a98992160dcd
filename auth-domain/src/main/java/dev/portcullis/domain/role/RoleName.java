package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a role as stored: a lower-case ASCII letter, then up to 31 of {@code a-z 0-9 _ -}.
 *
 * @param value the name
 */
public record RoleName(String value) implements Comparable<RoleName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
  private static final Pattern AUTHORITY_SHAPE = Pattern.compile("ROLE_[A-Z0-9_-]*");
  private static final String AUTHORITY = "ROLE_";

  /** The role every account has unless it was given others. */
  public static final RoleName USER = new RoleName("user");

  /** The role that opens the moderators' page. */
  public static final RoleName MODERATOR = new RoleName("moderator");

  /** The role that administrates. */
  public static final RoleName ADMIN = new RoleName("admin");

  /**
   * A role name.
   *
   * @throws IllegalArgumentException if the value has not the shape of a role name
   */
  public RoleName {
    requireNonNull(value, "value");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a role name");
    }
  }

  /**
   * The role that {@code text} means in a request or a setting: its stored name, or {@code ROLE_}
   * and the name in capitals, as account holders see it. {@code admin} and {@code ROLE_ADMIN} mean
   * {@code admin}. Stored names have no capitals, so that no text can mean two: {@code role_x}
   * means {@code role_x}, and so does {@code ROLE_ROLE_X}.
   *
   * @return nothing when no role can have that name
   */
  public static Optional<RoleName> spelt(String text) {
    return AUTHORITY_SHAPE.matcher(text).matches()
        ? parse(text.substring(AUTHORITY.length()).toLowerCase(Locale.ROOT))
        : parse(text);
  }

  /**
   * The name as account holders see it: {@code ROLE_} and capitals. {@link #spelt} takes it back.
   */
  public String authority() {
    return AUTHORITY + value.toUpperCase(Locale.ROOT);
  }

  /** The role whose stored name {@code text} is, or nothing when no role can have that name. */
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

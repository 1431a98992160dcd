package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a role as stored: a lower-case ASCII letter, then up to 31 of {@code a-z 0-9 _ -}.
 *
 * @param value the name
 */
public record RoleName(String value) implements Comparable<RoleName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

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

  /** The role name that {@code text} spells, or nothing when no role can have that name. */
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

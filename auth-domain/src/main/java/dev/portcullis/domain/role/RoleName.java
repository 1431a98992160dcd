package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  /** The shape of the names of new roles; older roles may have others. */
  private static final Pattern NEW_SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  /** The violation of a new role with another name. */
  public static final Violation NEW_NAME_RULE =
      new Violation(
          "invalid-characters",
          "begin with a letter of a-z and go on with 1 to 31 characters of a-z, 0-9 and -");

  /** The role every account has unless it was given others. */
  public static final RoleName USER = new RoleName("user");

  /** The role of moderators. */
  public static final RoleName MODERATOR = new RoleName("moderator");

  /** The role of administrators. */
  public static final RoleName ADMIN = new RoleName("admin");

  /** The roles that come with every installation; they can be changed and not removed. */
  public static final Set<RoleName> BUILT_IN = Set.of(USER, MODERATOR, ADMIN);

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

  /**
   * Whether a new role may have this name: a lower-case ASCII letter, then 1 to 31 of {@code a-z
   * 0-9 -}.
   */
  public boolean isGoodForNewRole() {
    return NEW_SHAPE.matcher(value).matches();
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

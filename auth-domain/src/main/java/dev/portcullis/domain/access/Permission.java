package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The right to do one kind of action on one kind of resource, written {@code resource:action}.
 *
 * @param resource what is acted on, such as {@code users}
 * @param action what is done, such as {@code read}
 */
public record Permission(String resource, String action) implements Comparable<Permission> {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** See the accounts of others. */
  public static final Permission USERS_READ = new Permission("users", "read");

  /** Create, change and delete accounts. */
  public static final Permission USERS_WRITE = new Permission("users", "write");

  /** See the signing keys and have them changed. */
  public static final Permission KEYS_ROTATE = new Permission("keys", "rotate");

  /** Give roles to users and take them away. */
  public static final Permission ROLES_ASSIGN = new Permission("roles", "assign");

  /** End the sessions of others. */
  public static final Permission SESSIONS_REVOKE = new Permission("sessions", "revoke");

  /**
   * A permission.
   *
   * @throws IllegalArgumentException unless both are lower-case words of at most 32 of {@code a-z
   *     0-9 -}
   */
  public Permission {
    if (!WORD.matcher(requireNonNull(resource, "resource")).matches()
        || !WORD.matcher(requireNonNull(action, "action")).matches()) {
      throw new IllegalArgumentException("not a permission");
    }
  }

  /**
   * The permission that {@code resource:action} spells.
   *
   * @throws IllegalArgumentException if it spells none
   */
  public static Permission of(String text) {
    int colon = requireNonNull(text, "text").indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a permission");
    }
    return new Permission(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public int compareTo(Permission other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return resource + ":" + action;
  }
}

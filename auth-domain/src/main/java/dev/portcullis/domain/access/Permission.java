package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The right to do one kind of action on one kind of resource, written {@code resource:action}.
 * Immutable.
 *
 * @param resource the kind of resource, such as {@code users}
 * @param action the kind of action, such as {@code read}
 */
public record Permission(String resource, String action) implements Comparable<Permission> {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Read the accounts of others. */
  public static final Permission USERS_READ = new Permission("users", "read");

  /** Create, change and delete accounts. */
  public static final Permission USERS_WRITE = new Permission("users", "write");

  /** List and rotate the signing keys. */
  public static final Permission KEYS_ROTATE = new Permission("keys", "rotate");

  /** Assign roles to users and revoke them. */
  public static final Permission ROLES_ASSIGN = new Permission("roles", "assign");

  /** See the roles and what they permit. */
  public static final Permission ROLES_READ = new Permission("roles", "read");

  /** Define roles: what they permit, and which roles they inherit. */
  public static final Permission ROLES_WRITE = new Permission("roles", "write");

  /** Read the audit trail. */
  public static final Permission AUDIT_READ = new Permission("audit", "read");

  /** End the sessions of others. */
  public static final Permission SESSIONS_REVOKE = new Permission("sessions", "revoke");

  /** Every permission that this system itself asks for. An application may define others. */
  public static final Set<Permission> BUILT_IN =
      Set.of(
          USERS_READ,
          USERS_WRITE,
          ROLES_READ,
          ROLES_WRITE,
          ROLES_ASSIGN,
          SESSIONS_REVOKE,
          AUDIT_READ,
          KEYS_ROTATE);

  /**
   * A permission.
   *
   * @throws IllegalArgumentException unless both are a lower-case letter followed by up to 31 of
   *     {@code a-z 0-9 -}
   */
  public Permission {
    if (!WORD.matcher(requireNonNull(resource, "resource")).matches()
        || !WORD.matcher(requireNonNull(action, "action")).matches()) {
      throw new IllegalArgumentException("invalid permission");
    }
  }

  /**
   * The permission with the text form {@code resource:action}.
   *
   * @throws IllegalArgumentException if {@code text} is not a permission
   */
  public static Permission of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a permission"));
  }

  /** The permission that {@code text} spells, or nothing when it spells none. Never throws. */
  public static Optional<Permission> parse(String text) {
    int colon = requireNonNull(text, "text").indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String resource = text.substring(0, colon);
    String action = text.substring(colon + 1);
    return WORD.matcher(resource).matches() && WORD.matcher(action).matches()
        ? Optional.of(new Permission(resource, action))
        : Optional.empty();
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

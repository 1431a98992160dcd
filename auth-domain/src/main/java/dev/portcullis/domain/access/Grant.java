package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A permission within a scope, written {@code resource:action} (on the resources of all users) or
 * {@code resource:action:own} (on the actor's own resources). Immutable; thread-safe.
 *
 * @param permission what may be done
 * @param scope on whose resources
 */
public record Grant(Permission permission, Scope scope) implements Comparable<Grant> {
  private static final String OWN = ":own";

  /** Both parts are required. */
  public Grant {
    requireNonNull(permission, "permission");
    requireNonNull(scope, "scope");
  }

  /** {@code permission} on the resources of all users. */
  public static Grant of(Permission permission) {
    return new Grant(permission, Scope.ALL);
  }

  /** The grant that {@code text} spells, or nothing when it spells none. Never throws. */
  public static Optional<Grant> parse(String text) {
    int action = requireNonNull(text, "text").indexOf(':') + 1;
    // An action may be called own, too: only a third word is a scope.
    boolean isOwn = text.indexOf(':', action) > 0 && text.endsWith(OWN);
    String permission = isOwn ? text.substring(0, text.length() - OWN.length()) : text;
    return Permission.parse(permission)
        .map(parsed -> new Grant(parsed, isOwn ? Scope.OWN : Scope.ALL));
  }

  /**
   * Whether this grant allows all that {@code other} allows: the same permission, and a scope at
   * least as wide.
   */
  public boolean covers(Grant other) {
    return permission.equals(other.permission) && (scope == Scope.ALL || other.scope == Scope.OWN);
  }

  @Override
  public int compareTo(Grant other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return scope == Scope.OWN ? permission + OWN : permission.toString();
  }
}

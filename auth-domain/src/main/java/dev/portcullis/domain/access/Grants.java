package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a role or a user may do: a set of grants in which no grant covers another. {@code
 * users:read} beside {@code users:read:own} is {@code users:read} alone. Immutable; thread-safe.
 */
public final class Grants {
  /** Nothing. */
  public static final Grants NONE = new Grants(Map.of());

  private final Map<Permission, Scope> scopes;

  private Grants(Map<Permission, Scope> scopes) {
    this.scopes = Map.copyOf(scopes);
  }

  /** All of {@code grants} together. */
  public static Grants of(Collection<Grant> grants) {
    Map<Permission, Scope> widest = new HashMap<>();
    for (Grant grant : requireNonNull(grants, "grants")) {
      widest.merge(grant.permission(), grant.scope(), Grants::wider);
    }
    return new Grants(widest);
  }

  /** These grants, in alphabetical order. */
  public SortedSet<Grant> asSet() {
    SortedSet<Grant> all = new TreeSet<>();
    scopes.forEach((permission, scope) -> all.add(new Grant(permission, scope)));
    return Collections.unmodifiableSortedSet(all);
  }

  /** The permissions among these on the resources of all users, in alphabetical order. */
  public Set<Permission> onAll() {
    Set<Permission> all = new TreeSet<>();
    scopes.forEach(
        (permission, scope) -> {
          if (scope == Scope.ALL) {
            all.add(permission);
          }
        });
    return Collections.unmodifiableSet(all);
  }

  /** Whether {@code permission} is among these, on the resources of all users. */
  public boolean contains(Permission permission) {
    return scopes.get(requireNonNull(permission, "permission")) == Scope.ALL;
  }

  /** Whether {@code permission} is among these, in whichever scope. */
  public boolean containsOnOwn(Permission permission) {
    return scopes.containsKey(requireNonNull(permission, "permission"));
  }

  /** Whether these allow all that {@code others} allow. */
  public boolean covers(Grants others) {
    return others.scopes.entrySet().stream()
        .allMatch(
            other ->
                other.getValue() == Scope.ALL
                    ? contains(other.getKey())
                    : containsOnOwn(other.getKey()));
  }

  /** How many grants these are. */
  public int size() {
    return scopes.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grants grants && scopes.equals(grants.scopes);
  }

  @Override
  public int hashCode() {
    return scopes.hashCode();
  }

  @Override
  public String toString() {
    return asSet().toString();
  }

  private static Scope wider(Scope one, Scope other) {
    return one == Scope.ALL || other == Scope.ALL ? Scope.ALL : Scope.OWN;
  }
}

package dev.portcullis.application.administration;

import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.audit.RoleDelta;
import dev.portcullis.domain.role.RoleName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two definitions of a role. Pure. */
final class RoleDeltas {
  private RoleDeltas() {}

  /** What {@code after} changes; grants first, each group in alphabetical order. */
  static List<RoleDelta> between(Optional<RoleDefinition> before, RoleDefinition after) {
    List<RoleDelta> deltas = new ArrayList<>();
    Set<Grant> oldGrants = before.map(RoleDefinition::grants).orElse(Grants.NONE).asSet();
    Set<Grant> newGrants = after.grants().asSet();
    without(newGrants, oldGrants).forEach(grant -> deltas.add(RoleDelta.of(true, grant)));
    without(oldGrants, newGrants).forEach(grant -> deltas.add(RoleDelta.of(false, grant)));
    Set<RoleName> oldRoles = before.map(old -> old.role().inherits()).orElse(Set.of());
    Set<RoleName> newRoles = after.role().inherits();
    without(newRoles, oldRoles).forEach(role -> deltas.add(RoleDelta.of(true, role)));
    without(oldRoles, newRoles).forEach(role -> deltas.add(RoleDelta.of(false, role)));
    String oldText = before.map(old -> old.role().description()).orElse("");
    if (!oldText.equals(after.role().description())) {
      deltas.add(RoleDelta.DESCRIPTION);
    }
    return deltas;
  }

  private static <T extends Comparable<T>> Set<T> without(
      Collection<T> all, Collection<T> excluded) {
    Set<T> rest = new TreeSet<>(all);
    rest.removeAll(excluded);
    return rest;
  }
}

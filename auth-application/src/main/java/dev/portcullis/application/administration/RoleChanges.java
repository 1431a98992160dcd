package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.AccessPolicyRefresh;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.audit.AdministrationEvent.RoleChanged;
import dev.portcullis.domain.audit.AdministrationEvent.RoleCreated;
import dev.portcullis.domain.audit.AdministrationEvent.RoleRemoved;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.RoleDelta;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stores changes of roles, tells what they changed, and lets this node see them. Thread-safe.
 *
 * @param rules where they are stored
 * @param refresh reads the policy of this node anew
 */
public record RoleChanges(AccessRules rules, AccessPolicyRefresh refresh) {
  /** Both are required. */
  public RoleChanges {
    requireNonNull(rules, "rules");
    requireNonNull(refresh, "refresh");
  }

  Role store(RoleDefinition definition) {
    Role stored = rules.roles().put(definition.role());
    rules.grants().replace(stored.name(), definition.grants());
    return stored;
  }

  void remove(RoleName role) {
    rules.roles().remove(role);
  }

  /** To be called after the commit. */
  void announce() {
    try {
      refresh.refresh();
    } catch (StoreUnavailableException committedAllTheSame) {
      // The change is kept, and this node reads it with the next regular refresh.
    }
  }

  /** What the audit trail keeps of a change from {@code before} to {@code after}. */
  List<AuditEvent> eventsOf(Actor actor, Optional<RoleDefinition> before, RoleDefinition after) {
    List<RoleDelta> deltas = RoleDeltas.between(before, after);
    RoleName role = after.role().name();
    List<AuditEvent> events = new ArrayList<>();
    for (List<RoleDelta> some : parts(deltas)) {
      events.add(
          events.isEmpty() && before.isEmpty()
              ? new RoleCreated(AuditActor.of(actor), role, some)
              : new RoleChanged(AuditActor.of(actor), role, some));
    }
    return events;
  }

  /** What the audit trail keeps of the removal of {@code definition}. */
  List<AuditEvent> eventsOfRemoval(Actor actor, RoleDefinition definition) {
    RoleName role = definition.role().name();
    RoleDefinition empty = RoleDefinition.of(role, "", Grants.NONE, Set.of());
    return parts(RoleDeltas.between(Optional.of(definition), empty)).stream()
        .<AuditEvent>map(some -> new RoleRemoved(AuditActor.of(actor), role, some))
        .toList();
  }

  /** As many as entries have room for, in each part; one part at least. */
  private static List<List<RoleDelta>> parts(List<RoleDelta> deltas) {
    List<List<RoleDelta>> parts = new ArrayList<>();
    for (int i = 0; i == 0 || i < deltas.size(); i += RoleChanged.MAX_DELTAS) {
      parts.add(deltas.subList(i, Math.min(deltas.size(), i + RoleChanged.MAX_DELTAS)));
    }
    return parts;
  }
}

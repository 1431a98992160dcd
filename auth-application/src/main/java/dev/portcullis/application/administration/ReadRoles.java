package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import java.util.List;
import java.util.Optional;

/** Lists roles and what they grant, for actors with {@code roles:read}. Thread-safe. */
public final class ReadRoles {
  private final AccessRules rules;
  private final AccessPolicySource policies;

  /** Shows the roles of {@code rules} to whom {@code policies} permit it. */
  public ReadRoles(AccessRules rules, AccessPolicySource policies) {
    this.rules = requireNonNull(rules, "rules");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * A part of the list.
   *
   * @param roles ordered by name
   * @param hasMore whether at least one more role follows
   */
  public record Page(List<RoleDefinition> roles, boolean hasMore) {
    /** Copies {@code roles}. */
    public Page {
      roles = List.copyOf(roles);
    }
  }

  /**
   * At most {@code limit} roles, as stored now, ordered by name.
   *
   * @param after only those behind this name, which need not exist
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code roles:read}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public Page list(Actor actor, Optional<RoleName> after, int limit) {
    policies.current().require(actor, Permission.ROLES_READ);
    // Every node holds all roles in memory anyway: there is nothing to save by reading a part.
    RoleDefinitions stored = RoleDefinitions.of(rules.load());
    List<Role> behind =
        stored.policy().hierarchy().roles().stream()
            .filter(role -> after.map(name -> role.name().compareTo(name) > 0).orElse(true))
            .toList();
    return new Page(
        behind.stream().limit(limit).map(stored::define).toList(), behind.size() > limit);
  }

  /**
   * The role {@code name}, as stored now.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code roles:read}
   * @throws RoleNotFoundException if there is no such role
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public RoleDefinition read(Actor actor, RoleName name) {
    policies.current().require(actor, Permission.ROLES_READ);
    return RoleDefinitions.of(rules.load())
        .find(name)
        .orElseThrow(() -> new RoleNotFoundException(name));
  }
}

package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.role.RoleHierarchy;
import dev.portcullis.domain.role.RoleRepository;

/**
 * The two ports that together store the access policy. Thread-safe, as the ports are.
 *
 * @param roles the roles and their hierarchy
 * @param grants the permissions of each role
 */
public record AccessRules(RoleRepository roles, AccessRuleRepository grants) {
  /** Both are required and must belong to one store. */
  public AccessRules {
    requireNonNull(roles, "roles");
    requireNonNull(grants, "grants");
  }

  /**
   * The policy as stored.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public AccessPolicy load() {
    return new AccessPolicy(RoleHierarchy.of(roles.findAll()), grants.findAll());
  }

  /**
   * The policy as stored, with the roles locked until the transaction ends; see {@link
   * RoleRepository#lockAll}.
   *
   * @throws IllegalStateException outside a transaction
   */
  AccessPolicy lock() {
    return new AccessPolicy(RoleHierarchy.of(roles.lockAll()), grants.findAll());
  }
}

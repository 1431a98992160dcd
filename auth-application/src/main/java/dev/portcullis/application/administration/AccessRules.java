package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
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
  private static final int ATTEMPTS = 20;

  /** Both are required, of one store. */
  public AccessRules {
    requireNonNull(roles, "roles");
    requireNonNull(grants, "grants");
  }

  /**
   * The policy as stored: of one moment, though it takes several statements to read.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public AccessPolicy load() {
    return snapshot().policy();
  }

  /**
   * As {@link #load}, with the revision of what was read.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public Snapshot snapshot() {
    // Half of one change with half of another could grant what neither does.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = roles.revision();
      AccessPolicy policy = read();
      if (roles.revision() == before) {
        return new Snapshot(policy, before);
      }
    }
    throw new StoreUnavailableException("roles were changed while they were read, again and again");
  }

  /** See {@link RoleRepository#revision}. */
  public long revision() {
    return roles.revision();
  }

  /**
   * A policy as stored at one moment.
   *
   * @param policy the policy
   * @param revision the number of changes at that moment; see {@link RoleRepository#revision}
   */
  public record Snapshot(AccessPolicy policy, long revision) {
    /** The policy is required. */
    public Snapshot {
      requireNonNull(policy, "policy");
    }
  }

  private AccessPolicy read() {
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

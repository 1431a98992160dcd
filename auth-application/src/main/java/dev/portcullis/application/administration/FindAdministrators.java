package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.user.UserRepository;

/**
 * Counts the users who can assign roles. For the operator: it checks no permission. Thread-safe.
 */
public final class FindAdministrators {
  private final UserRepository users;
  private final AccessPolicySource policies;

  /** Counts those {@code users} that {@code policies} permit to assign roles. */
  public FindAdministrators(UserRepository users, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * The number of active users who can assign roles.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public long count() {
    return users.countActiveHolders(policies.current().rolesGranting(Permission.ROLES_ASSIGN));
  }

  /**
   * Whether the store has no users, so that {@link CreateFirstAdministrator} would create one.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public boolean isStoreEmpty() {
    return users.isEmpty();
  }
}

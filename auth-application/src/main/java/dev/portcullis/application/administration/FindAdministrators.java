package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.user.UserRepository;

/**
 * Tells whether anybody can assign roles. For whoever runs the server: it asks no policy.
 * Thread-safe.
 */
public final class FindAdministrators {
  private final UserRepository users;
  private final AccessPolicySource policies;

  /** Looks among {@code users} for those to whom {@code policies} permit to assign roles. */
  public FindAdministrators(UserRepository users, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * How many active users can assign roles.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public long count() {
    return users.countActiveHolders(policies.current().rolesGranting(Permission.ROLES_ASSIGN));
  }

  /**
   * Whether nobody has an account, so that a first administrator would be created.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public boolean isStoreEmpty() {
    return users.isEmpty();
  }
}

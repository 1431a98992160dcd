package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.domain.user.UserSearch;

/** Lists accounts, for actors with the permission {@code users:read}. Thread-safe. */
public final class FindUsers {
  private final UserRepository users;
  private final AccessPolicySource policies;

  /** Lists {@code users} for actors that {@code policies} permit. */
  public FindUsers(UserRepository users, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * One page of the users that match {@code search}.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     users:read}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public UserPage find(Actor actor, UserSearch search) {
    policies.current().require(actor, Permission.USERS_READ);
    return users.find(search);
  }
}

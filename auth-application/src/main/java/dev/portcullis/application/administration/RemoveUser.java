package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;

/**
 * Removes an account with its roles, credential and sessions, for actors with the permission {@code
 * users:write}. Its access tokens become invalid (ASVS 5.0 V7.4.2). The audit trail keeps the user
 * id. The last user who can assign roles cannot be removed. Thread-safe.
 */
public final class RemoveUser {
  private final AccountStore accounts;
  private final AccessRules rules;
  private final AccessPolicySource policies;

  /** Removes users of {@code accounts} for actors that {@code policies} permit. */
  public RemoveUser(AccountStore accounts, AccessRules rules, AccessPolicySource policies) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.rules = requireNonNull(rules, "rules");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * Removes the user {@code id}.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     users:write}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.user.LastAdministratorException if no other active user can
   *     assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void remove(Actor actor, UserId id) {
    policies.current().require(actor, Permission.USERS_WRITE);
    requireNonNull(id, "id");
    accounts.journal().inTransaction(draft -> removeLocked(actor, id, draft));
  }

  private User removeLocked(Actor actor, UserId id, Draft draft) {
    // Lock order: roles before users; see RevokeRole.
    AccessPolicy policy = rules.lock();
    User user = accounts.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    accounts.users().remove(id);
    RoleAssigners.among(accounts.users(), policy).requireOneLeft(user);
    draft.revoke(Revocation.ofRemoved(id));
    draft.record(new AuditEvent.AccountRemoved(actor.user(), id));
    return user;
  }
}

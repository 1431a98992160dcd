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
 * Removes an account with everything that is its own, for actors with {@code users:write}; never
 * the last who can assign roles. Its sessions go with it, and none of its access tokens counts any
 * more (ASVS 5.0 V7.4.2). The audit trail keeps its id. Thread-safe.
 */
public final class RemoveUser {
  private final AccountStore accounts;
  private final AccessRules rules;
  private final AccessPolicySource policies;

  /** Removes users of {@code accounts} for those to whom {@code policies} permit it. */
  public RemoveUser(AccountStore accounts, AccessRules rules, AccessPolicySource policies) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.rules = requireNonNull(rules, "rules");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * Removes {@code id}.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code users:write}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.user.LastAdministratorException if nobody would be left who can
   *     assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void remove(Actor actor, UserId id) {
    policies.current().require(actor, Permission.USERS_WRITE);
    requireNonNull(id, "id");
    accounts.journal().inTransaction(draft -> removeLocked(actor, id, draft));
  }

  private User removeLocked(Actor actor, UserId id, Draft draft) {
    // The lock on the roles comes first and is everybody's; see RevokeRole.
    AccessPolicy policy = rules.lock();
    User user = accounts.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    accounts.users().remove(id);
    RoleAssigners.among(accounts.users(), policy).refuseLosing(user);
    draft.revoke(Revocation.ofRemoved(id));
    draft.record(new AuditEvent.AccountRemoved(actor.user(), id));
    return user;
  }
}

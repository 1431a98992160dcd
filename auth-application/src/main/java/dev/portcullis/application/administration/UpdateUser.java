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
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import java.util.Optional;

/**
 * Changes the name, the address or the status of an account, for actors with {@code users:write}.
 * Closing an account ends all of its sessions (ASVS 5.0 V7.4.2), and they stay ended if it is
 * opened again; the account of the last who can assign roles is never closed. Thread-safe.
 */
public final class UpdateUser {
  private final AccountStore accounts;
  private final AccessRules rules;
  private final AccessPolicySource policies;

  /** Changes users of {@code accounts} for those to whom {@code policies} permit it. */
  public UpdateUser(AccountStore accounts, AccessRules rules, AccessPolicySource policies) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.rules = requireNonNull(rules, "rules");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * What to change; what is absent stays.
   *
   * @param username the name from now on; a reserved one, too
   * @param email the address from now on
   * @param status the status from now on
   */
  public record Change(
      Optional<Username> username, Optional<EmailAddress> email, Optional<UserStatus> status) {
    /** All parts are required. */
    public Change {
      requireNonNull(username, "username");
      requireNonNull(email, "email");
      requireNonNull(status, "status");
    }

    /** Of nothing but the status. */
    public static Change of(UserStatus status) {
      return new Change(Optional.empty(), Optional.empty(), Optional.of(status));
    }

    User appliedTo(User user) {
      return user.renamed(username.orElse(user.username()), email.orElse(user.email()))
          .withStatus(status.orElse(user.status()));
    }
  }

  /**
   * Makes {@code change} to {@code id}; does nothing if all of it is so already.
   *
   * @return the user as it is now
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code users:write}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.user.UsernameTakenException if somebody else has the name
   * @throws dev.portcullis.domain.user.EmailTakenException if somebody else has the address
   * @throws dev.portcullis.domain.user.LastAdministratorException if nobody would be left who can
   *     assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public User update(Actor actor, UserId id, Change change) {
    policies.current().require(actor, Permission.USERS_WRITE);
    requireNonNull(change, "change");
    return accounts.journal().inTransaction(draft -> updateLocked(actor, id, change, draft));
  }

  private User updateLocked(Actor actor, UserId id, Change change, Draft draft) {
    // The lock on the roles comes first and is everybody's: two administrators who close each
    // other's accounts queue here. A new name needs none of it, and need not hold up sign-ups.
    Optional<AccessPolicy> policy = change.status().map(status -> rules.lock());
    User user = accounts.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    User changed = change.appliedTo(user);
    if (changed.equals(user)) {
      return user;
    }
    accounts.users().update(changed);
    if (policy.isPresent() && changed.status() != user.status()) {
      RoleAssigners.among(accounts.users(), policy.get()).refuseLosing(user);
      endAccess(changed, draft);
    }
    draft.record(new AuditEvent.AccountChanged(actor.user(), id, changed.status()));
    return changed.nextVersion();
  }

  private void endAccess(User changed, Draft draft) {
    draft.revoke(Revocation.of(changed));
    if (!changed.isActive()) {
      // The status alone would refuse them, until the account is opened again.
      SessionEnd end = new SessionEnd(draft.now(), SessionEndReason.ACCOUNT_CLOSED);
      accounts.sessions().endAll(changed.id(), Optional.empty(), end);
    }
  }
}

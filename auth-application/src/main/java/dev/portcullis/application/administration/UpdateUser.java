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
 * Changes the name, address or status of an account, for actors with the permission {@code
 * users:write}. Disabling an account ends all of its sessions (ASVS 5.0 V7.4.2); they stay ended if
 * it is enabled again. The last user who can assign roles cannot be disabled. Thread-safe.
 */
public final class UpdateUser {
  private final AccountStore accounts;
  private final AccessRules rules;
  private final AccessPolicySource policies;

  /** Changes users of {@code accounts} for actors that {@code policies} permit. */
  public UpdateUser(AccountStore accounts, AccessRules rules, AccessPolicySource policies) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.rules = requireNonNull(rules, "rules");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * The values to change; absent ones stay as they are. Immutable.
   *
   * @param username the new username; reserved usernames are allowed
   * @param email the new e-mail address
   * @param status the new status
   */
  public record Change(
      Optional<Username> username, Optional<EmailAddress> email, Optional<UserStatus> status) {
    /** All parts are required; each may be empty. */
    public Change {
      requireNonNull(username, "username");
      requireNonNull(email, "email");
      requireNonNull(status, "status");
    }

    /** A change of the status alone. */
    public static Change of(UserStatus status) {
      return new Change(Optional.empty(), Optional.empty(), Optional.of(status));
    }

    User appliedTo(User user) {
      return user.renamed(username.orElse(user.username()), email.orElse(user.email()))
          .withStatus(status.orElse(user.status()));
    }
  }

  /**
   * Applies {@code change} to the user {@code id}; does nothing if the user has all of these values
   * already.
   *
   * @return the user after the change
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     users:write}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.user.UsernameTakenException if another user has the username
   * @throws dev.portcullis.domain.user.EmailTakenException if another user has the e-mail address
   * @throws dev.portcullis.domain.user.LastAdministratorException if no other active user can
   *     assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public User update(Actor actor, UserId id, Change change) {
    policies.current().require(actor, Permission.USERS_WRITE);
    requireNonNull(change, "change");
    return accounts.journal().inTransaction(draft -> updateLocked(actor, id, change, draft));
  }

  private User updateLocked(Actor actor, UserId id, Change change, Draft draft) {
    // Lock order: roles before users. Two administrators who disable each other run one after the
    // other, and the second is refused. A new name alone does not take the lock, so that it does
    // not delay sign-ups.
    Optional<AccessPolicy> policy = change.status().map(status -> rules.lock());
    User user = accounts.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    User changed = change.appliedTo(user);
    if (changed.equals(user)) {
      return user;
    }
    accounts.users().update(changed);
    if (policy.isPresent() && changed.status() != user.status()) {
      RoleAssigners.among(accounts.users(), policy.get()).requireOneLeft(user);
      endAccess(changed, draft);
    }
    draft.record(new AuditEvent.AccountChanged(actor.user(), id, changed.status()));
    return changed.nextVersion();
  }

  private void endAccess(User changed, Draft draft) {
    draft.revoke(Revocation.of(changed));
    if (!changed.isActive()) {
      // The status alone would refuse these sessions only until the account is enabled again.
      SessionEnd end = new SessionEnd(draft.now(), SessionEndReason.ACCOUNT_CLOSED);
      accounts.sessions().endAll(changed.id(), Optional.empty(), end);
    }
  }
}

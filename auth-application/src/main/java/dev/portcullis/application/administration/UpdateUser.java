package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AccountChange;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Changes the name, address or status of an account, for actors with the permission {@code
 * users:write}. Disabling an account ends all of its sessions (ASVS 5.0 V7.4.2); they stay ended if
 * it is enabled again. The last user who can assign roles cannot be disabled. Thread-safe.
 */
public final class UpdateUser {
  private final AccountStore accounts;
  private final Authority authority;

  /** Changes users of {@code accounts}, in the store behind {@code authority}. */
  public UpdateUser(AccountStore accounts, Authority authority) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.authority = requireNonNull(authority, "authority");
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

  /** As {@link #update(Actor, UserId, Change, Precondition)}, whatever the user's version. */
  public User update(Actor actor, UserId id, Change change) {
    return update(actor, id, change, Precondition.NONE);
  }

  /**
   * Applies {@code change} to the user {@code id}; does nothing if the user has all of these values
   * already.
   *
   * @return the user as it is now
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code users:write}, or if
   *     the user holds more than the actor
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.PreconditionFailedException if {@code precondition} does not hold
   * @throws dev.portcullis.domain.user.UsernameTakenException if another user has the username
   * @throws dev.portcullis.domain.user.EmailTakenException if another user has the e-mail address
   * @throws dev.portcullis.domain.user.LastAdministratorException if no other active user can
   *     assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public User update(Actor actor, UserId id, Change change, Precondition precondition) {
    authority.require(actor, Permission.USERS_WRITE);
    requireNonNull(change, "change");
    requireNonNull(precondition, "precondition");
    return accounts
        .journal()
        .inTransaction(draft -> updateLocked(actor, id, change, precondition, draft));
  }

  private User updateLocked(
      Actor actor, UserId id, Change change, Precondition precondition, Draft draft) {
    // Lock order: roles before users. Two administrators who disable each other run one after the
    // other, and the second is refused.
    Standing standing = authority.lock(actor, Permission.USERS_WRITE);
    User user = accounts.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    precondition.require(OptionalLong.of(user.version()));
    standing.requireAllOf(user.roles());
    User changed = change.appliedTo(user);
    if (changed.equals(user)) {
      return user;
    }
    accounts.users().update(changed);
    if (changed.status() != user.status()) {
      standing.requireOneLeft(user);
      endAccess(changed, draft);
    }
    draft.record(
        new AdministrationEvent.AccountChanged(AuditActor.of(actor), id, changes(user, changed)));
    return changed.nextVersion();
  }

  private static Set<AccountChange> changes(User before, User after) {
    Set<AccountChange> changes = EnumSet.noneOf(AccountChange.class);
    if (!after.username().equals(before.username())) {
      changes.add(AccountChange.USERNAME);
    }
    if (!after.email().equals(before.email())) {
      changes.add(AccountChange.EMAIL);
    }
    if (after.status() != before.status()) {
      changes.add(AccountChange.to(after.status()));
    }
    return changes;
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

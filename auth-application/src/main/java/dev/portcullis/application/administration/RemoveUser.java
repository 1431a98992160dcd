package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import java.util.OptionalLong;

/**
 * Removes an account with its roles, credential and sessions, for actors with the permission {@code
 * users:write}. Its access tokens become invalid (ASVS 5.0 V7.4.2). The audit trail keeps the user
 * id. The last user who can assign roles cannot be removed. Thread-safe.
 */
public final class RemoveUser {
  private final AccountStore accounts;
  private final Authority authority;

  /** Removes users of {@code accounts}, in the store behind {@code authority}. */
  public RemoveUser(AccountStore accounts, Authority authority) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.authority = requireNonNull(authority, "authority");
  }

  /** As {@link #remove(Actor, UserId, Precondition)}, whatever the user's version. */
  public void remove(Actor actor, UserId id) {
    remove(actor, id, Precondition.NONE);
  }

  /**
   * Removes the user {@code id}.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code users:write}, or if
   *     the user holds more than the actor
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.PreconditionFailedException if {@code precondition} does not hold
   * @throws dev.portcullis.domain.user.LastAdministratorException if no other active user can
   *     assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void remove(Actor actor, UserId id, Precondition precondition) {
    authority.require(actor, Permission.USERS_WRITE);
    requireNonNull(id, "id");
    requireNonNull(precondition, "precondition");
    accounts.journal().inTransaction(draft -> removeLocked(actor, id, precondition, draft));
  }

  private User removeLocked(Actor actor, UserId id, Precondition precondition, Draft draft) {
    // Lock order: roles before users; see RevokeRole.
    Standing standing = authority.lock(actor, Permission.USERS_WRITE);
    User user = accounts.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    precondition.require(OptionalLong.of(user.version()));
    standing.requireAllOf(user.roles());
    AccountRemoval.remove(accounts, standing, AuditActor.of(actor), user, draft);
    return user;
  }
}

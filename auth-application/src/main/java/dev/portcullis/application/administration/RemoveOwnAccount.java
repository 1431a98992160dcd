package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.CurrentPassword;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/**
 * Removes the account of the signed-in user, as {@link RemoveUser} removes those of others: roles,
 * credential, sessions and access tokens go with it, and the audit trail keeps the user id alone.
 * Needs no permission, only the current password. The last administrator stays. Thread-safe. Holds
 * no database connection while hashing.
 */
public final class RemoveOwnAccount {
  private final AccountStore accounts;
  private final Authority authority;
  private final CurrentPassword currentPassword;

  /** Removes users of {@code accounts}, in the store behind {@code authority}. */
  public RemoveOwnAccount(
      AccountStore accounts, Authority authority, CurrentPassword currentPassword) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.authority = requireNonNull(authority, "authority");
    this.currentPassword = requireNonNull(currentPassword, "currentPassword");
  }

  /**
   * Removes the account of {@code actor}. The caller closes {@code current}.
   *
   * @throws dev.portcullis.domain.credential.WrongPasswordException if {@code current} is not the
   *     password
   * @throws dev.portcullis.domain.ratelimit.TooManyAttemptsException if there were too many
   *     attempts; each wrong password counts like a failed sign-in
   * @throws dev.portcullis.domain.credential.BusyException if too many passwords wait to be hashed;
   *     nothing was changed, and the attempt is not counted
   * @throws dev.portcullis.domain.user.LastAdministratorException if no other active user can
   *     assign roles
   * @throws ConcurrentUpdateException if another request changed or rehashed the password meanwhile
   * @throws InvalidTokenException if the account was removed or is not active
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void remove(UserActor actor, PlainPassword current, SourceAddress source) {
    User user = active(accounts.users().findById(actor.user()));
    currentPassword.confirm(user, current, source, proven -> removeProven(user.id(), proven));
  }

  private Optional<User> removeProven(UserId id, Credential proven) {
    return accounts.journal().inTransaction(draft -> removeLocked(id, proven, draft));
  }

  private Optional<User> removeLocked(UserId id, Credential proven, Draft draft) {
    // Lock order: roles before users; see RevokeRole. Two last administrators who both leave run
    // one after the other, and the second stays.
    AccessPolicy policy = authority.lockRoles();
    User user = active(accounts.users().lockById(id));
    requireSamePassword(id, proven.hash());
    Standing standing = Standing.of(policy, user.roles(), accounts.users());
    AccountRemoval.remove(accounts, standing, AuditActor.of(id), user, draft);
    return Optional.empty();
  }

  /** The password was compared without a lock. If it was changed since, the removal is refused. */
  private void requireSamePassword(UserId id, PasswordHash proven) {
    if (accounts
        .credentials()
        .findByUser(id)
        .filter(stored -> stored.hash().equals(proven))
        .isEmpty()) {
      throw new ConcurrentUpdateException(id);
    }
  }

  private static User active(Optional<User> user) {
    return user.filter(User::isActive)
        .orElseThrow(() -> new InvalidTokenException(RejectionReason.REVOKED));
  }
}

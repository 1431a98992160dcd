package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.PasswordContext;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserFactory;
import dev.portcullis.domain.user.Username;
import dev.portcullis.domain.user.UsernameTakenException;
import java.util.Set;

/**
 * Creates the first administrator, in a store without users. For the operator, not for remote
 * callers: it checks no permission. Thread-safe.
 */
public final class CreateFirstAdministrator {
  private static final Set<RoleName> ROLES = Set.of(RoleName.ADMIN, RoleName.USER);

  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final PasswordRules passwords;
  private final UserFactory newUsers;

  /** Creates the user in {@code accounts}; its password must satisfy {@code passwords}. */
  public CreateFirstAdministrator(
      AccountStore accounts, PasswordHasher hasher, PasswordRules passwords, UserFactory newUsers) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.hasher = requireNonNull(hasher, "hasher");
    this.passwords = requireNonNull(passwords, "passwords");
    this.newUsers = requireNonNull(newUsers, "newUsers");
  }

  /**
   * Creates the administrator, unless a user exists already or another node creates the same one.
   *
   * @param password the password; the caller closes it
   * @return whether this call created it
   * @throws ValidationException if the password breaks a rule or is known from a breach
   * @throws dev.portcullis.domain.credential.BusyException if too many passwords wait to be hashed
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public boolean create(Username username, EmailAddress email, PlainPassword password) {
    if (!accounts.users().isEmpty()) {
      return false;
    }
    var violations = passwords.policy().violations(password, PasswordContext.of(username, email));
    if (!violations.isEmpty()) {
      throw new ValidationException(violations.stream().map(v -> v.at("password")).toList());
    }
    passwords.refuseBreached(password, "password");
    try {
      User administrator = newUsers.register(username, email, ROLES);
      PasswordHash hash = hasher.hash(password);
      accounts.add(administrator, hash, new AuditEvent.AdministratorCreated(administrator.id()));
      return true;
    } catch (UsernameTakenException | EmailTakenException anotherNodeWasFirst) {
      return false;
    }
  }
}

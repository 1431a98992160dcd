package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.PasswordContext;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserFactory;
import dev.portcullis.domain.user.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A stranger opens an account. Anonymous: there is nobody yet to ask the access policy about;
 * {@link SignUpRules} take its place. Thread-safe.
 */
public final class SignUp {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final SignUpRules rules;
  private final AttemptGuard guard;
  private final AccessPolicySource policies;
  private final UserFactory newUsers;

  /** Sign-up for those whom {@code admission} lets in; {@code policies} tell which roles exist. */
  public SignUp(
      AccountStore accounts,
      PasswordHasher hasher,
      Admission admission,
      AccessPolicySource policies,
      UserFactory newUsers) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.hasher = requireNonNull(hasher, "hasher");
    this.rules = admission.rules();
    this.guard = admission.guard();
    this.policies = requireNonNull(policies, "policies");
    this.newUsers = requireNonNull(newUsers, "newUsers");
  }

  /**
   * Who may open an account, and how often.
   *
   * @param rules what may be chosen
   * @param guard counts who comes
   */
  public record Admission(SignUpRules rules, AttemptGuard guard) {
    /** Both are required. */
    public Admission {
      requireNonNull(rules, "rules");
      requireNonNull(guard, "guard");
    }
  }

  /**
   * What the stranger asks for.
   *
   * @param username the name
   * @param email the address
   * @param password the password; stays the caller's to close
   * @param roles the names of the roles wished for, any text; empty for the default role
   */
  public record Command(
      Username username, EmailAddress email, PlainPassword password, List<String> roles) {
    /** Copies {@code roles}. */
    public Command {
      requireNonNull(username, "username");
      requireNonNull(email, "email");
      requireNonNull(password, "password");
      roles = List.copyOf(roles);
    }
  }

  /**
   * Opens the account and returns it.
   *
   * @throws ValidationException if the name is reserved or the password breaks a rule; tells all of
   *     it
   * @throws dev.portcullis.domain.role.UnknownRoleException if a role does not exist
   * @throws dev.portcullis.domain.role.RoleNotSelfAssignableException if a role is not for
   *     strangers
   * @throws dev.portcullis.domain.user.UsernameTakenException if the name is another user's
   * @throws dev.portcullis.domain.user.EmailTakenException if the address is another user's
   * @throws dev.portcullis.domain.ratelimit.TooManyAttemptsException if too many came from {@code
   *     source}, whether they got an account or not
   * @throws BusyException if too many passwords wait to be hashed; then it is not counted
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public User signUp(Command command, SourceAddress source) {
    refuseViolations(command);
    Set<RoleName> roles = rules.grantable(command.roles(), policies.current().hierarchy());
    // Behind all that costs nothing, before the hash and before the answer that a name is taken.
    Allowed attempt = guard.signUp(source);
    // Last, because it may go over the network.
    rules.passwords().refuseBreached(command.password(), "password");
    User user = newUsers.register(command.username(), command.email(), roles);
    PasswordHash hash = hash(command.password(), attempt);
    accounts.add(user, hash, new AuditEvent.SignedUp(user.id(), source));
    return user;
  }

  private PasswordHash hash(PlainPassword password, Allowed attempt) {
    try {
      return hasher.hash(password);
    } catch (BusyException later) {
      // Asked to come back, and nothing was done: coming back must not be one too many.
      guard.release(attempt);
      throw later;
    }
  }

  private void refuseViolations(Command command) {
    List<FieldViolation> violations = new ArrayList<>();
    rules.reserved().violations(command.username()).forEach(v -> violations.add(v.at("username")));
    rules
        .passwords()
        .policy()
        .violations(command.password(), PasswordContext.of(command.username(), command.email()))
        .forEach(v -> violations.add(v.at("password")));
    if (!violations.isEmpty()) {
      throw new ValidationException(violations);
    }
  }
}

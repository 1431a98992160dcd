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
 * Creates an account for an anonymous caller. Without a user there is no permission to check;
 * {@link SignUpRules} restrict what may be requested. Thread-safe.
 */
public final class SignUp {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final SignUpRules rules;
  private final AttemptGuard guard;
  private final AccessPolicySource policies;
  private final UserFactory newUsers;

  /** Sign-up within the limits of {@code admission}; {@code policies} list the existing roles. */
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
   * What a sign-up may request, and how often. Immutable.
   *
   * @param rules the rules for usernames, passwords and roles
   * @param guard counts sign-ups
   */
  public record Admission(SignUpRules rules, AttemptGuard guard) {
    /** Both are required. */
    public Admission {
      requireNonNull(rules, "rules");
      requireNonNull(guard, "guard");
    }
  }

  /**
   * The data of a sign-up.
   *
   * @param username the username
   * @param email the e-mail address
   * @param password the password; the caller closes it
   * @param roles the requested role names, unchecked text; empty for the default role
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
   * Creates the account and returns it.
   *
   * @throws ValidationException if the username is reserved, or the password breaks a rule or is
   *     known from a breach
   * @throws dev.portcullis.domain.role.UnknownRoleException if a requested role does not exist
   * @throws dev.portcullis.domain.role.RoleNotSelfAssignableException if only an administrator may
   *     assign a requested role
   * @throws dev.portcullis.domain.user.UsernameTakenException if another user has the username
   * @throws dev.portcullis.domain.user.EmailTakenException if another user has the e-mail address
   * @throws dev.portcullis.domain.ratelimit.TooManyAttemptsException if there were too many
   *     sign-ups from {@code source}, successful or not
   * @throws BusyException if too many passwords wait to be hashed; the sign-up is not counted
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public User signUp(Command command, SourceAddress source) {
    refuseViolations(command);
    Set<RoleName> roles = rules.grantable(command.roles(), policies.current().hierarchy());
    // After all cheap checks, but before the hash and before the answer that a name is taken.
    Allowed attempt = guard.signUp(source);
    // After the limit, because it may use the network.
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
      // Nothing was done and the client will try again, so this attempt must not count.
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

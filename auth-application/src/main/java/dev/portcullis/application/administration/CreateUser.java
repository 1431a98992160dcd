package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordContext;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.UnknownRoleException;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserFactory;
import dev.portcullis.domain.user.Username;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creates an account for another person, for actors with the permission {@code users:write}. Naming
 * roles needs {@code roles:assign} too, and all that the roles grant. Without a password no user
 * can sign in until {@link AssignPassword} sets one. Thread-safe. Holds no database connection
 * while hashing.
 */
public final class CreateUser {
  private final AccountStore accounts;
  private final Authority authority;
  private final PasswordHasher hasher;
  private final SignUpRules rules;
  private final UserFactory newUsers;

  /**
   * Creates users in {@code accounts}, in the store behind {@code authority}. Passwords must
   * satisfy {@code rules}, which also name the default role; reserved usernames and any role are
   * allowed.
   */
  public CreateUser(
      AccountStore accounts,
      Authority authority,
      PasswordHasher hasher,
      SignUpRules rules,
      UserFactory newUsers) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.authority = requireNonNull(authority, "authority");
    this.hasher = requireNonNull(hasher, "hasher");
    this.rules = requireNonNull(rules, "rules");
    this.newUsers = requireNonNull(newUsers, "newUsers");
  }

  /**
   * The new account. Immutable.
   *
   * @param username the username; reserved usernames are allowed
   * @param email the e-mail address
   * @param password the password, if any; the caller closes it
   * @param roles the names of its roles, unchecked text; empty for the default role
   */
  public record Command(
      Username username, EmailAddress email, Optional<PlainPassword> password, List<String> roles) {
    /** Copies {@code roles}. */
    public Command {
      requireNonNull(username, "username");
      requireNonNull(email, "email");
      requireNonNull(password, "password");
      roles = List.copyOf(roles);
    }

    private boolean namesRoles() {
      return !roles.isEmpty();
    }
  }

  /**
   * Creates the account and returns it.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code users:write}; if
   *     roles are named, also without {@code roles:assign}, or if they grant more than the actor
   *     holds
   * @throws ValidationException if the password, reported as the field {@code password}, breaks a
   *     rule or is known from a breach
   * @throws UnknownRoleException if a named role does not exist
   * @throws dev.portcullis.domain.user.TooManyRolesException if there are too many roles
   * @throws dev.portcullis.domain.user.UsernameTakenException if another user has the username
   * @throws dev.portcullis.domain.user.EmailTakenException if another user has the e-mail address
   * @throws dev.portcullis.domain.credential.BusyException if too many passwords wait to be hashed
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public User create(Actor actor, Command command) {
    // Before the hash: an actor without the permission must not cause this work.
    authority.require(actor, Permission.USERS_WRITE);
    User user = newUsers.register(command.username(), command.email(), roles(actor, command));
    Optional<PasswordHash> hash = command.password().map(password -> hash(user, password));
    return accounts.journal().inTransaction(draft -> addLocked(actor, command, user, hash, draft));
  }

  private Set<RoleName> roles(Actor actor, Command command) {
    if (command.namesRoles()) {
      authority.require(actor, Permission.ROLES_ASSIGN);
    }
    Set<RoleName> roles =
        rules.assignable(command.roles(), authority.policies().current().hierarchy());
    authority.requireAllOf(actor, roles);
    return roles;
  }

  private PasswordHash hash(User user, PlainPassword password) {
    var violations = rules.passwords().policy().violations(password, PasswordContext.of(user));
    if (!violations.isEmpty()) {
      throw new ValidationException(violations.stream().map(v -> v.at("password")).toList());
    }
    rules.passwords().refuseBreached(password, "password");
    return hasher.hash(password);
  }

  private User addLocked(
      Actor actor, Command command, User user, Optional<PasswordHash> hash, Draft draft) {
    Standing standing = authority.lock(actor, Permission.USERS_WRITE);
    if (command.namesRoles()) {
      standing.require(Permission.ROLES_ASSIGN);
      refuseRemoved(user.roles(), standing);
    }
    standing.requireAllOf(user.roles());
    accounts.users().add(user);
    hash.ifPresent(
        encoded ->
            accounts.credentials().add(new Credential(user.id(), encoded, user.createdAt())));
    draft.record(
        new AdministrationEvent.AccountCreated(AuditActor.of(actor), user.id(), user.roles()));
    return user;
  }

  /** A role may have been removed since its name was checked. */
  private static void refuseRemoved(Set<RoleName> roles, Standing standing) {
    for (RoleName role : roles) {
      if (!standing.policy().hierarchy().contains(role)) {
        throw new UnknownRoleException(role.value());
      }
    }
  }
}

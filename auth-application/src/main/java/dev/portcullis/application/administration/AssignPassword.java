package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.Precondition;
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
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Assigns the password of an account without knowing the current one, for actors with the
 * permission {@code users:write} who hold all that the user holds. Ends all sessions of the user
 * and revokes its tokens, since the old password may be known to others. Everything else stays: a
 * disabled account stays disabled, and counted failures stay counted, because a reset would give an
 * attacker who guesses passwords another set of attempts. Thread-safe. Holds no database connection
 * while hashing.
 */
public final class AssignPassword {
  /** A rehash by a sign-in may come between; each of them upgrades the hash once. */
  private static final int ATTEMPTS = 10;

  private final AccountStore accounts;
  private final Authority authority;
  private final PasswordHasher hasher;
  private final PasswordRules rules;

  /** Sets passwords in {@code accounts}, in the store behind {@code authority}. */
  public AssignPassword(
      AccountStore accounts, Authority authority, PasswordHasher hasher, PasswordRules rules) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.authority = requireNonNull(authority, "authority");
    this.hasher = requireNonNull(hasher, "hasher");
    this.rules = requireNonNull(rules, "rules");
  }

  /**
   * As {@link #assign(Actor, UserId, PlainPassword, Precondition)}, whatever the user's version.
   */
  public void assign(Actor actor, UserId id, PlainPassword next) {
    assign(actor, id, next, Precondition.NONE);
  }

  /**
   * Makes {@code next} the password of the user {@code id}, whether or not it has one. The caller
   * closes it.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code users:write}, or if
   *     the user holds more than the actor
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.PreconditionFailedException if {@code precondition} does not hold
   * @throws ValidationException if {@code next}, reported as the field {@code newPassword}, breaks
   *     a rule or is known from a breach
   * @throws dev.portcullis.domain.credential.BusyException if too many passwords wait to be hashed
   * @throws ConcurrentUpdateException if the stored hash was replaced meanwhile, again and again
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void assign(Actor actor, UserId id, PlainPassword next, Precondition precondition) {
    authority.require(actor, Permission.USERS_WRITE);
    User user = accounts.users().findById(id).orElseThrow(() -> new UserNotFoundException(id));
    // Before the rules are applied: their answer depends on the name and the address of the user.
    authority.requireAllOf(actor, user.roles());
    precondition.require(OptionalLong.of(user.version()));
    refuseViolations(user, next);
    PasswordHash hash = hasher.hash(next);
    accounts.journal().inTransaction(draft -> assignLocked(actor, id, hash, precondition, draft));
  }

  private User assignLocked(
      Actor actor, UserId id, PasswordHash hash, Precondition precondition, Draft draft) {
    // Lock order: roles before users. The lock on the user makes a concurrent sign-in or change of
    // password come before, and lose its session here, or after, and find the old password gone.
    Standing standing = authority.lock(actor, Permission.USERS_WRITE);
    User user = accounts.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    precondition.require(OptionalLong.of(user.version()));
    standing.requireAllOf(user.roles());
    store(id, hash, draft.now());
    User changed = user.withTokensRevoked();
    accounts.users().update(changed);
    SessionEnd end = new SessionEnd(draft.now(), SessionEndReason.PASSWORD_CHANGED);
    accounts.sessions().endAll(id, Optional.empty(), end);
    draft.revoke(Revocation.of(changed));
    draft.record(new AdministrationEvent.PasswordSet(AuditActor.of(actor), id));
    return changed;
  }

  private void refuseViolations(User user, PlainPassword next) {
    var violations = rules.policy().violations(next, PasswordContext.of(user));
    if (!violations.isEmpty()) {
      throw new ValidationException(violations.stream().map(v -> v.at("newPassword")).toList());
    }
    rules.refuseBreached(next, "newPassword");
  }

  /** Sign-ins rehash without the lock on the user, so the stored hash may change meanwhile. */
  private void store(UserId id, PasswordHash hash, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Credential> stored = accounts.credentials().findByUser(id);
      if (stored.isEmpty()) {
        accounts.credentials().add(new Credential(id, hash, now));
        return;
      }
      Credential current = stored.get();
      if (accounts.credentials().replace(current.hash(), current.changed(hash, now))) {
        return;
      }
    }
    throw new ConcurrentUpdateException(id);
  }
}

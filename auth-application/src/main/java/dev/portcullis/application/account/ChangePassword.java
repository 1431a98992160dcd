package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.audit.AuditEvent.PasswordChanged;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordContext;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.User;
import java.util.Optional;

/**
 * A user chooses a new password; being that user and knowing the current one is all the permission
 * it takes (ASVS 5.0 V6.2.2, V6.2.3). Thread-safe. No connection is held while hashing.
 */
public final class ChangePassword {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final CredentialAlarm alarm;
  private final PasswordRules rules;
  private final AttemptGuard guard;

  /**
   * Changes passwords in {@code accounts}; the new ones follow {@code rules}. A stored hash that no
   * password opens raises {@code alarm}.
   */
  public ChangePassword(
      AccountStore accounts,
      PasswordHasher hasher,
      CredentialAlarm alarm,
      PasswordRules rules,
      AttemptGuard guard) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.hasher = requireNonNull(hasher, "hasher");
    this.alarm = requireNonNull(alarm, "alarm");
    this.rules = requireNonNull(rules, "rules");
    this.guard = requireNonNull(guard, "guard");
  }

  /**
   * Makes {@code next} the password of {@code actor} and ends all other sessions of the user. No
   * access token from before counts any more; the actor's session goes on by its refresh token.
   * Both passwords stay the caller's to close.
   *
   * @throws ValidationException if {@code next}, the field {@code newPassword}, breaks a rule
   * @throws WrongPasswordException if {@code current} is not the password
   * @throws dev.portcullis.domain.ratelimit.TooManyAttemptsException if it was tried too often; it
   *     counts like a sign-in
   * @throws ConcurrentUpdateException if the password was changed or rehashed meanwhile
   * @throws InvalidTokenException if the account is gone or no longer active
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void change(Actor actor, PlainPassword current, PlainPassword next, SourceAddress source) {
    User user = active(accounts.users().findById(actor.user()));
    refuseViolations(user, next);
    // Whoever has stolen a session guesses no faster here than at the front door.
    Allowed attempt = guard.passwordChange(user, source);
    try {
      replace(actor, proven(user, current), next, source);
      guard.succeeded(attempt, user, source);
    } catch (WrongPasswordException failed) {
      throw failed;
    } catch (RuntimeException notAGuess) {
      guard.release(attempt);
      throw notAGuess;
    }
  }

  private void replace(
      Actor actor, Credential credential, PlainPassword next, SourceAddress source) {
    rules.refuseBreached(next, "newPassword");
    PasswordHash hash = hasher.hash(next);
    accounts
        .journal()
        .inTransaction(
            draft -> {
              draft.record(new PasswordChanged(actor.user(), actor.session(), source));
              return store(actor, credential, hash, draft);
            });
  }

  private void refuseViolations(User user, PlainPassword next) {
    var violations = rules.policy().violations(next, PasswordContext.of(user));
    if (!violations.isEmpty()) {
      throw new ValidationException(violations.stream().map(v -> v.at("newPassword")).toList());
    }
  }

  private Credential proven(User user, PlainPassword current) {
    Credential credential =
        accounts.credentials().findByUser(user.id()).orElseThrow(WrongPasswordException::new);
    if (!hasher.verify(current, credential.hash())) {
      hasher.defect(credential.hash()).ifPresent(defect -> alarm.raise(user.id(), defect));
      throw new WrongPasswordException();
    }
    return credential;
  }

  private User store(Actor actor, Credential proven, PasswordHash hash, Draft draft) {
    User user = active(accounts.users().lockById(actor.user()));
    if (!accounts.credentials().replace(proven.hash(), proven.changed(hash, draft.now()))) {
      throw new ConcurrentUpdateException(user.id());
    }
    User changed = user.withTokensRevoked();
    accounts.users().update(changed);
    accounts
        .sessions()
        .endAll(
            user.id(),
            Optional.of(actor.session()),
            new SessionEnd(draft.now(), SessionEndReason.PASSWORD_CHANGED));
    draft.revoke(Revocation.of(changed));
    return changed;
  }

  private static User active(Optional<User> user) {
    return user.filter(User::isActive)
        .orElseThrow(() -> new InvalidTokenException(RejectionReason.REVOKED));
  }
}

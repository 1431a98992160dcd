package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditEvent.PasswordChanged;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordContext;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
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
 * Changes the password of the signed-in user (ASVS 5.0 V6.2.2, V6.2.3). Needs no permission, only
 * the current password. Thread-safe. Holds no database connection while hashing.
 */
public final class ChangePassword {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final PasswordRules rules;
  private final CurrentPassword currentPassword;

  /**
   * Changes passwords in {@code accounts}; new passwords must satisfy {@code rules}. A stored hash
   * that no password can match is reported to {@code alarm}.
   */
  public ChangePassword(
      AccountStore accounts,
      PasswordHasher hasher,
      CredentialAlarm alarm,
      PasswordRules rules,
      AttemptGuard guard) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.hasher = requireNonNull(hasher, "hasher");
    this.rules = requireNonNull(rules, "rules");
    this.currentPassword = new CurrentPassword(accounts, hasher, alarm, guard);
  }

  /**
   * Makes {@code next} the password of {@code actor} and ends all other sessions of the user. All
   * access tokens issued before become invalid; the session of {@code actor} continues through its
   * refresh token. The caller closes both passwords.
   *
   * @throws ValidationException if {@code next}, reported as the field {@code newPassword}, breaks
   *     a rule
   * @throws WrongPasswordException if {@code current} is not the password
   * @throws dev.portcullis.domain.ratelimit.TooManyAttemptsException if there were too many
   *     attempts; each call counts like a sign-in attempt
   * @throws dev.portcullis.domain.credential.BusyException if too many passwords wait to be hashed;
   *     nothing was changed, and the attempt is not counted
   * @throws ConcurrentUpdateException if another request changed or rehashed the password meanwhile
   * @throws InvalidTokenException if the account was removed or is not active
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void change(
      UserActor actor, PlainPassword current, PlainPassword next, SourceAddress source) {
    User user = active(accounts.users().findById(actor.user()));
    refuseViolations(user, next);
    currentPassword.confirm(
        user, current, source, proven -> Optional.of(replace(actor, proven, next, source)));
  }

  private User replace(
      UserActor actor, Credential credential, PlainPassword next, SourceAddress source) {
    rules.refuseBreached(next, "newPassword");
    PasswordHash hash = hasher.hash(next);
    return accounts
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

  private User store(UserActor actor, Credential proven, PasswordHash hash, Draft draft) {
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

package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.User;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a signed-in user for the current password, before an action that a stolen session alone must
 * not be enough for (ASVS 5.0 V7.5.1). Each wrong one counts like a failed sign-in. Thread-safe.
 */
public final class CurrentPassword {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final CredentialAlarm alarm;
  private final AttemptGuard guard;

  /**
   * Compares with the credentials of {@code accounts}. A stored hash that no password can match is
   * reported to {@code alarm}.
   */
  public CurrentPassword(
      AccountStore accounts, PasswordHasher hasher, CredentialAlarm alarm, AttemptGuard guard) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.hasher = requireNonNull(hasher, "hasher");
    this.alarm = requireNonNull(alarm, "alarm");
    this.guard = requireNonNull(guard, "guard");
  }

  /**
   * Runs {@code action} if {@code typed} is the password of {@code user}. An action that fails is
   * no failed attempt. Holds no database connection while comparing.
   *
   * @param action gets the credential that matched, which may have been replaced since; returns the
   *     account as it is afterwards, empty if it was removed
   * @throws WrongPasswordException if it is not the password, or the user has none
   * @throws InvalidTokenException if the account was removed meanwhile
   * @throws dev.portcullis.domain.ratelimit.TooManyAttemptsException if there were too many
   *     attempts, here or at sign-in; then {@code typed} is not compared
   * @throws dev.portcullis.domain.credential.BusyException if too many passwords wait to be hashed;
   *     the attempt is not counted
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void confirm(
      User user,
      PlainPassword typed,
      SourceAddress source,
      Function<Credential, Optional<User>> action) {
    // A stolen session must not allow more guesses here than sign-in does.
    Allowed attempt = guard.passwordChange(user, source);
    try {
      action
          .apply(matching(user, typed))
          .ifPresentOrElse(
              stays -> guard.succeeded(attempt, user, source),
              // Of a removed account, no source is remembered as known.
              () -> guard.release(attempt));
    } catch (WrongPasswordException failed) {
      throw failed;
    } catch (RuntimeException notAFailure) {
      guard.release(attempt);
      throw notAFailure;
    }
  }

  private Credential matching(User user, PlainPassword typed) {
    Credential credential =
        accounts.credentials().findByUser(user.id()).orElseThrow(() -> withoutCredential(user));
    if (!hasher.verify(typed, credential.hash())) {
      hasher.defect(credential.hash()).ifPresent(defect -> alarm.raise(user.id(), defect));
      throw new WrongPasswordException();
    }
    return credential;
  }

  /** An account that was removed meanwhile is no wrong password, which would be counted. */
  private RuntimeException withoutCredential(User user) {
    return accounts.users().findById(user.id()).isPresent()
        ? new WrongPasswordException()
        : new InvalidTokenException(RejectionReason.REVOKED);
  }
}

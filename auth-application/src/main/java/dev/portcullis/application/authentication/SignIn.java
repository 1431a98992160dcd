package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.authentication.SignInOutcome.RefusalReason;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.application.authentication.SignInOutcome.Throttled;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Counted;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.user.AccountName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A stranger proves by password to be a user. Anonymous by nature. Thread-safe.
 *
 * <p>Every attempt costs one verification, whether the user exists or not, and verifications cost
 * the same, so that time does not tell (ASVS 5.0 V6.3.8). The user is looked up, which is one read
 * for everybody, so that attempts by name and by address are counted together; then it is counted,
 * and only then hashed (V6.3.1). Who has failed too often by what was typed waits, and costs these
 * two reads. Who has by the name and the address together is refused as if the password were wrong.
 * No connection is held while hashing.
 */
public final class SignIn {
  /** The greatest number of characters we hash: work grows with them. */
  private static final int MAX_PASSWORD_LENGTH = 4_096;

  /** No user has this id. */
  private static final UserId NOBODY = new UserId(new UUID(0, 0));

  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final CredentialAlarm alarm;
  private final SessionOpening opening;
  private final AttemptGuard guard;
  private final PasswordHash decoy;

  /**
   * Sign-in against {@code accounts}; hashes that verify nothing raise {@code alarm}. Hashes once,
   * for the decoy that unknown users are checked against.
   */
  public SignIn(
      AccountStore accounts,
      PasswordHasher hasher,
      CredentialAlarm alarm,
      SessionTokens tokens,
      AttemptGuard guard) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.hasher = requireNonNull(hasher, "hasher");
    this.alarm = requireNonNull(alarm, "alarm");
    this.opening = new SessionOpening(accounts, tokens);
    this.guard = requireNonNull(guard, "guard");
    try (PlainPassword nobodys = PlainPassword.of("the password of nobody")) {
      this.decoy = hasher.hash(nobodys);
    }
  }

  /**
   * Signs in, which opens a session.
   *
   * @param identifier a username or an e-mail address, any text; blanks at its ends do not count
   * @param password as typed; stays the caller's to close
   * @param origin where the attempt comes from
   * @throws BusyException if too many passwords wait to be hashed; then nothing was checked
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public SignInOutcome signIn(String identifier, PlainPassword password, SessionOrigin origin) {
    requireNonNull(identifier, "identifier");
    requireNonNull(password, "password");
    Optional<User> user = find(identifier);
    SignInOutcome outcome =
        guard
            .signIn(identifier, user.map(User::id), origin.source())
            .fold(
                allowed -> attempt(allowed, () -> compare(user, password, origin), origin),
                concealed -> attempt(concealed, () -> pretend(user, password), origin),
                refused -> new Throttled(refused.retryAfter()));
    if (outcome instanceof Refused refusal) {
      // Every refusal costs the same, this too. Throttled attempts are not written down one by one:
      // a flood would fill the trail, and the failures that closed the bucket stand there.
      accounts.journal().record(event(refusal, origin));
    }
    return outcome;
  }

  private SignInOutcome attempt(
      Counted attempt, Supplier<SignInOutcome> comparison, SessionOrigin origin) {
    try {
      SignInOutcome outcome = comparison.get();
      if (outcome instanceof SignedIn good) {
        guard.succeeded(attempt, good.user(), origin.source());
      }
      return outcome;
    } catch (RuntimeException failure) {
      // Nothing was compared, or the password was right: neither is a failure of who tried.
      guard.release(attempt);
      throw failure;
    }
  }

  private SignInOutcome compare(Optional<User> user, PlainPassword password, SessionOrigin origin) {
    if (isHostile(password)) {
      return refuseHostile(password);
    }
    Optional<Credential> credential = credential(user);
    boolean matches = hasher.verify(password, credential.map(Credential::hash).orElse(decoy));
    Optional<UserId> id = user.map(User::id);
    if (user.isEmpty() || credential.isEmpty()) {
      return new Refused(RefusalReason.UNKNOWN_USER, id);
    }
    if (!matches) {
      hasher.defect(credential.get().hash()).ifPresent(d -> alarm.raise(user.get().id(), d));
      return new Refused(RefusalReason.WRONG_PASSWORD, id);
    }
    return user.get().isActive()
        ? welcome(credential.get(), password, origin)
        : new Refused(RefusalReason.NOT_ACTIVE, id);
  }

  /** The work of {@link #compare}, and nothing learnt by it. */
  private SignInOutcome pretend(Optional<User> user, PlainPassword password) {
    if (isHostile(password)) {
      return refuseHostile(password);
    }
    credential(user);
    hasher.verify(password, decoy);
    return new Refused(RefusalReason.ACCOUNT_THROTTLED, user.map(User::id));
  }

  private Refused refuseHostile(PlainPassword password) {
    hasher.verify(password, decoy);
    return new Refused(RefusalReason.HOSTILE_PASSWORD, Optional.empty());
  }

  /** Whether {@code password} is blank or longer than any: nobody's, and not worth a query. */
  private static boolean isHostile(PlainPassword password) {
    return password.characters().length() > MAX_PASSWORD_LENGTH || password.isBlank();
  }

  /** One read for unknown users too. */
  private Optional<Credential> credential(Optional<User> user) {
    return accounts.credentials().findByUser(user.map(User::id).orElse(NOBODY));
  }

  private Optional<User> find(String identifier) {
    AccountName name = new AccountName(identifier);
    return name.email()
        .flatMap(accounts.users()::findByEmail)
        .or(() -> name.username().flatMap(accounts.users()::findByUsername));
  }

  private SignInOutcome welcome(
      Credential credential, PlainPassword password, SessionOrigin origin) {
    if (hasher.needsRehash(credential.hash())) {
      upgrade(credential, password);
    }
    return opening.open(credential, origin);
  }

  private void upgrade(Credential credential, PlainPassword password) {
    try {
      // Losing the race against another sign-in or a password change is fine: their hash is as new.
      Credential upgraded =
          new Credential(credential.user(), hasher.hash(password), credential.changedAt());
      accounts.credentials().replace(credential.hash(), upgraded);
    } catch (BusyException later) {
      // Who gave the right password is let in; a better hash can wait for the next sign-in.
    }
  }

  private static AuditEvent event(Refused refusal, SessionOrigin origin) {
    String reason = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new AuditEvent.SignInRefused(refusal.user(), reason, origin.source());
  }
}

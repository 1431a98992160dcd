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
 * Authenticates a user by password and opens a session. Anonymous: no actor exists yet.
 * Thread-safe.
 *
 * <p>Every attempt costs one password verification of equal cost, whether the user exists or not,
 * so that response times do not reveal which accounts exist (ASVS 5.0 V6.3.8). The order is: look
 * the user up (one read in every case, so that attempts by username and by e-mail address count
 * together), count the attempt, then hash (V6.3.1). After too many failures with the typed
 * identifier, the client is told to wait, without hashing. After too many failures with username
 * and address together, the attempt is refused like a wrong password. Holds no database connection
 * while hashing.
 */
public final class SignIn {
  /**
   * The greatest number of characters of a password that is hashed: the work grows with the length.
   */
  private static final int MAX_PASSWORD_LENGTH = 4_096;

  /** An id that no user has. */
  private static final UserId NO_USER = new UserId(new UUID(0, 0));

  /**
   * What the passwords of unknown users are compared with: no format of a hash, which matches
   * nothing and takes a hasher as long as the most expensive hash seen so far. So no hash has to be
   * made for this before the first sign-in.
   */
  private static final PasswordHash NO_HASH = new PasswordHash("");

  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final CredentialAlarm alarm;
  private final SessionOpening opening;
  private final AttemptGuard guard;

  /**
   * Sign-in to {@code accounts}. Stored hashes that no password can match are reported to {@code
   * alarm}.
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
  }

  /**
   * Signs in and opens a session.
   *
   * @param identifier a username or an e-mail address, unchecked text; leading and trailing blanks
   *     are ignored
   * @param password the password as typed; the caller closes it
   * @param origin the address and the user agent of the client
   * @throws BusyException if too many passwords wait to be hashed; nothing was checked, and the
   *     attempt is not counted
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
                concealed -> attempt(concealed, () -> refuseConcealed(user, password), origin),
                refused -> new Throttled(refused.retryAfter()));
    if (outcome instanceof Refused refusal) {
      // Recorded for every refusal alike, so that all cost the same. Throttled attempts are not
      // recorded: a flood would fill the audit trail, which already holds the failures that led to
      // the throttling.
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
      // Nothing was compared, or the password was right: neither is a failed attempt.
      guard.release(attempt);
      throw failure;
    }
  }

  private SignInOutcome compare(Optional<User> user, PlainPassword password, SessionOrigin origin) {
    if (isUnusable(password)) {
      return refuseUnusable(password);
    }
    Optional<Credential> credential = credential(user);
    boolean matches = hasher.verify(password, credential.map(Credential::hash).orElse(NO_HASH));
    Optional<UserId> id = user.map(User::id);
    if (user.isEmpty() || credential.isEmpty()) {
      return new Refused(RefusalReason.UNKNOWN_USER, id);
    }
    if (!matches) {
      hasher.defect(credential.get().hash()).ifPresent(d -> alarm.raise(user.get().id(), d));
      return new Refused(RefusalReason.WRONG_PASSWORD, id);
    }
    return user.get().isActive()
        ? openSession(credential.get(), password, origin)
        : new Refused(RefusalReason.NOT_ACTIVE, id);
  }

  /** Does the work of {@link #compare} without comparing with the stored hash, and refuses. */
  private SignInOutcome refuseConcealed(Optional<User> user, PlainPassword password) {
    if (isUnusable(password)) {
      return refuseUnusable(password);
    }
    credential(user);
    hasher.verify(password, NO_HASH);
    return new Refused(RefusalReason.ACCOUNT_THROTTLED, user.map(User::id));
  }

  private Refused refuseUnusable(PlainPassword password) {
    hasher.verify(password, NO_HASH);
    return new Refused(RefusalReason.HOSTILE_PASSWORD, Optional.empty());
  }

  /**
   * Whether {@code password} is blank or too long: no account can have it, so no query is needed.
   */
  private static boolean isUnusable(PlainPassword password) {
    return password.characters().length() > MAX_PASSWORD_LENGTH || password.isBlank();
  }

  /** Reads once for unknown users as well, so that they cost the same. */
  private Optional<Credential> credential(Optional<User> user) {
    return accounts.credentials().findByUser(user.map(User::id).orElse(NO_USER));
  }

  private Optional<User> find(String identifier) {
    AccountName name = new AccountName(identifier);
    return name.email()
        .flatMap(accounts.users()::findByEmail)
        .or(() -> name.username().flatMap(accounts.users()::findByUsername));
  }

  private SignInOutcome openSession(
      Credential credential, PlainPassword password, SessionOrigin origin) {
    if (hasher.needsRehash(credential.hash())) {
      rehash(credential, password);
    }
    return opening.open(credential, origin);
  }

  private void rehash(Credential credential, PlainPassword password) {
    try {
      // A concurrent sign-in or password change may win: its hash is as new as this one.
      Credential rehashed =
          new Credential(credential.user(), hasher.hash(password), credential.changedAt());
      accounts.credentials().replace(credential.hash(), rehashed);
    } catch (BusyException later) {
      // The password was right, so the sign-in succeeds; the next one will rehash.
    }
  }

  private static AuditEvent event(Refused refusal, SessionOrigin origin) {
    String reason = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new AuditEvent.SignInRefused(refusal.user(), reason, origin.source());
  }
}

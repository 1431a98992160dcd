package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.authentication.SignInOutcome.RefusalReason;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens the session after the password was verified. Verification is slow and holds no lock, so the
 * user and the credential are read again under the lock on the user: a sign-in happens entirely
 * before or entirely after a password change, the disabling or removal of the account, or another
 * sign-in. Thread-safe.
 */
final class SessionOpening {
  // After the limit was lowered, one sign-in must not have to end thousands of sessions.
  private static final int MAX_SURPLUS = 100;

  private final AccountStore accounts;
  private final SessionTokens tokens;

  SessionOpening(AccountStore accounts, SessionTokens tokens) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.tokens = requireNonNull(tokens, "tokens");
  }

  /** Opens a session for a user whose password matched {@code proven}. */
  SignInOutcome open(Credential proven, SessionOrigin origin) {
    // Signing is slow and needs no lock, so it comes after the transaction.
    return accounts
        .journal()
        .<Supplier<SignInOutcome>>inTransaction(draft -> openLocked(proven, origin, draft))
        .get();
  }

  private Supplier<SignInOutcome> openLocked(Credential proven, SessionOrigin origin, Draft draft) {
    UserId id = proven.user();
    Optional<User> user = accounts.users().lockById(id);
    if (user.isEmpty()) {
      return () -> new Refused(RefusalReason.UNKNOWN_USER, Optional.empty());
    }
    if (!user.get().isActive()) {
      return () -> new Refused(RefusalReason.NOT_ACTIVE, Optional.of(id));
    }
    if (!isCurrent(proven)) {
      return () -> new Refused(RefusalReason.WRONG_PASSWORD, Optional.of(id));
    }
    Session session = tokens.open(id, origin, draft.now());
    accounts.sessions().add(session);
    draft.record(new AuditEvent.SignedIn(id, session.id(), origin.source()));
    endSurplus(session, draft);
    return () -> new SignedIn(user.get(), tokens.issue(user.get(), session, draft.begun()));
  }

  /**
   * Whether the password is still the verified one. A rehash of the same password keeps the time of
   * change.
   */
  private boolean isCurrent(Credential proven) {
    return accounts
        .credentials()
        .findByUser(proven.user())
        .filter(now -> now.changedAt().equals(proven.changedAt()))
        .isPresent();
  }

  private void endSurplus(Session opened, Draft draft) {
    Instant now = draft.now();
    List<Session> others =
        accounts.sessions().findLive(opened.user(), now).stream()
            .filter(session -> !session.id().equals(opened.id()))
            .toList();
    others.stream()
        .limit(Math.min(MAX_SURPLUS, Math.max(0, others.size() + 1 - tokens.policy().maxPerUser())))
        .forEach(session -> endLocked(session.id(), draft));
  }

  private void endLocked(SessionId id, Draft draft) {
    // It may have been refreshed or ended since it was listed.
    accounts
        .sessions()
        .lockById(id)
        .filter(session -> session.end().isEmpty())
        .map(session -> session.ended(draft.now(), SessionEndReason.TOO_MANY_SESSIONS))
        .ifPresent(
            ended -> {
              accounts.sessions().update(ended);
              draft.revoke(Revocation.of(id));
              draft.record(
                  new AuditEvent.SessionEnded(
                      ended.user(), ended.user(), id, SessionEndReason.TOO_MANY_SESSIONS));
            });
  }
}

package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.application.authentication.RefreshOutcome.Refused;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.RefreshDecision;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.RefreshToken;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The steps that {@link RefreshSession} and {@link RenewAccess} share: verify the token without the
 * store; then, in one transaction, lock the session, decide, and store the decision, also when it
 * ends the session. The user is read under that lock, so roles and status are current. Thread-safe.
 */
final class SessionContinuation {
  private final AccountStore accounts;
  private final SessionTokens tokens;
  private final RefreshAlarm alarm;
  private final Rule rule;

  /** The decision about a genuine token. */
  interface Rule {
    RefreshDecision decide(Session session, long presented, Instant now, SessionPolicy policy);
  }

  SessionContinuation(AccountStore accounts, SessionTokens tokens, RefreshAlarm alarm, Rule rule) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.tokens = requireNonNull(tokens, "tokens");
    this.alarm = requireNonNull(alarm, "alarm");
    this.rule = rule;
  }

  RefreshOutcome by(String text, SourceAddress source) {
    requireNonNull(source, "source");
    // A forged token is refused without a query.
    return tokens
        .parse(text)
        .map(token -> by(token, source))
        .orElseGet(() -> new Refused(RefreshRefusal.FORGED));
  }

  private RefreshOutcome by(RefreshToken token, SourceAddress source) {
    // Signing is slow and needs no lock, so it comes after the transaction.
    return accounts
        .journal()
        .<Supplier<RefreshOutcome>>inTransaction(draft -> decide(token, source, draft))
        .get();
  }

  private Supplier<RefreshOutcome> decide(RefreshToken token, SourceAddress source, Draft draft) {
    Optional<Session> stored = accounts.sessions().lockById(token.session());
    if (stored.isEmpty()) {
      return () -> new Refused(RefreshRefusal.UNKNOWN);
    }
    Session session = stored.get();
    RefreshDecision decision =
        rule.decide(session, token.generation(), draft.now(), tokens.policy());
    return decision.fold(
        rotated -> proceed(session, rotated, source, draft),
        reissued -> proceed(session, reissued, source, draft),
        ended -> end(ended, source, draft),
        reason -> refuse(session, reason, source, draft));
  }

  /**
   * Whether the audit trail already records the end of the session. A client that repeats an old
   * token must not fill the trail.
   */
  private static boolean isRecordedAlready(RefreshRefusal reason) {
    return reason == RefreshRefusal.ENDED || reason == RefreshRefusal.EXPIRED;
  }

  private Supplier<RefreshOutcome> proceed(
      Session session, Session next, SourceAddress source, Draft draft) {
    Optional<User> user = accounts.users().findById(session.user()).filter(User::isActive);
    if (user.isEmpty()) {
      return refuse(session, RefreshRefusal.USER_NOT_ACTIVE, source, draft);
    }
    if (!next.equals(session)) {
      accounts.sessions().update(next);
    }
    draft.record(new AuditEvent.SessionRefreshed(session.user(), session.id(), source));
    return () -> new Refreshed(user.get(), tokens.issue(user.get(), next, draft.begun()));
  }

  private Supplier<RefreshOutcome> end(Session ended, SourceAddress source, Draft draft) {
    accounts.sessions().update(ended);
    draft.revoke(Revocation.of(ended.id()));
    return refuse(ended, RefreshRefusal.REUSED, source, draft);
  }

  private Supplier<RefreshOutcome> refuse(
      Session session, RefreshRefusal reason, SourceAddress source, Draft draft) {
    if (!isRecordedAlready(reason)) {
      draft.record(new AuditEvent.RefreshRefused(session.user(), session.id(), reason, source));
    }
    return () -> {
      alarm.raise(session.id(), reason);
      return new Refused(reason);
    };
  }
}

package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.token.RejectionReason;
import java.util.List;
import java.util.Optional;

/**
 * Ends all sessions of the signed-in user except the current one (ASVS 5.0 V7.4.3). Needs no
 * permission. Thread-safe.
 */
public final class EndOtherSessions {
  private final AccountStore accounts;

  /** Ends sessions in {@code accounts}. */
  public EndOtherSessions(AccountStore accounts) {
    this.accounts = requireNonNull(accounts, "accounts");
  }

  /**
   * Ends all sessions of the user of {@code actor} except the session of {@code actor}.
   *
   * @throws InvalidTokenException if the account was removed
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void end(UserActor actor) {
    requireNonNull(actor, "actor");
    accounts.journal().inTransaction(draft -> endLocked(actor, draft));
  }

  private int endLocked(UserActor actor, Draft draft) {
    // The lock on the user blocks concurrent sign-ins, which would open another session.
    if (accounts.users().lockById(actor.user()).isEmpty()) {
      throw new InvalidTokenException(RejectionReason.REVOKED);
    }
    SessionEnd end = new SessionEnd(draft.now(), SessionEndReason.ENDED_BY_OWNER);
    List<SessionId> ended =
        accounts.sessions().endAll(actor.user(), Optional.of(actor.session()), end);
    // Revoked one by one: raising the epoch of the user would also revoke the current session.
    ended.forEach(id -> end(actor, id, draft));
    return ended.size();
  }

  private static void end(UserActor actor, SessionId id, Draft draft) {
    draft.revoke(Revocation.of(id));
    draft.record(
        new AuditEvent.SessionEnded(
            actor.user(), actor.user(), id, SessionEndReason.ENDED_BY_OWNER));
  }
}

package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionNotFoundException;

/** Ends one session of the signed-in user (ASVS 5.0 V7.5.2). Needs no permission. Thread-safe. */
public final class EndOwnSession {
  private final AccountStore accounts;

  /** Ends sessions in {@code accounts}. */
  public EndOwnSession(AccountStore accounts) {
    this.accounts = requireNonNull(accounts, "accounts");
  }

  /**
   * Ends the session {@code id}, which may be the current session of {@code actor}.
   *
   * @throws SessionNotFoundException if it does not exist, has ended or expired, or belongs to
   *     another user
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void end(UserActor actor, SessionId id) {
    requireNonNull(actor, "actor");
    requireNonNull(id, "id");
    accounts.journal().inTransaction(draft -> endLocked(actor, id, draft));
  }

  private Session endLocked(UserActor actor, SessionId id, Draft draft) {
    Session session =
        accounts
            .sessions()
            .lockById(id)
            .filter(found -> found.user().equals(actor.user()) && found.isLive(draft.now()))
            .orElseThrow(() -> new SessionNotFoundException(id));
    Session ended = session.ended(draft.now(), SessionEndReason.ENDED_BY_OWNER);
    accounts.sessions().update(ended);
    draft.revoke(Revocation.of(id));
    draft.record(
        new AuditEvent.SessionEnded(
            actor.user(), actor.user(), id, SessionEndReason.ENDED_BY_OWNER));
    return ended;
  }
}

package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.access.Actor;
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
 * A user ends all of its sessions but the one it is in (ASVS 5.0 V7.4.3); being that user is all
 * the permission it takes. Thread-safe.
 */
public final class EndOtherSessions {
  private final AccountStore accounts;

  /** Ends sessions in {@code accounts}. */
  public EndOtherSessions(AccountStore accounts) {
    this.accounts = requireNonNull(accounts, "accounts");
  }

  /**
   * Ends the sessions of {@code actor}, but for its own.
   *
   * @throws InvalidTokenException if the account is gone
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void end(Actor actor) {
    requireNonNull(actor, "actor");
    accounts.journal().inTransaction(draft -> endLocked(actor, draft));
  }

  private int endLocked(Actor actor, Draft draft) {
    // The lock keeps sign-ins out, which would open another meanwhile.
    if (accounts.users().lockById(actor.user()).isEmpty()) {
      throw new InvalidTokenException(RejectionReason.REVOKED);
    }
    SessionEnd end = new SessionEnd(draft.now(), SessionEndReason.ENDED_BY_OWNER);
    List<SessionId> ended =
        accounts.sessions().endAll(actor.user(), Optional.of(actor.session()), end);
    // By session and not by the user's epoch, which would cut off the one that stays.
    ended.forEach(id -> end(actor, id, draft));
    return ended.size();
  }

  private static void end(Actor actor, SessionId id, Draft draft) {
    draft.revoke(Revocation.of(id));
    draft.record(
        new AuditEvent.SessionEnded(
            actor.user(), actor.user(), id, SessionEndReason.ENDED_BY_OWNER));
  }
}

package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import java.util.Optional;

/**
 * Ends all sessions of a user, for actors with the permission {@code sessions:revoke} (ASVS 5.0
 * V7.4.5). The account stays active: its owner can sign in again. Thread-safe.
 */
public final class EndSessionsOf {
  private final AccountStore accounts;
  private final Authority authority;

  /** Ends sessions in {@code accounts}, in the store behind {@code authority}. */
  public EndSessionsOf(AccountStore accounts, Authority authority) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.authority = requireNonNull(authority, "authority");
  }

  /**
   * Ends every session of the user {@code id}; for the own account this includes the current
   * session.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     sessions:revoke}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void end(Actor actor, UserId id) {
    authority.require(actor, Permission.SESSIONS_REVOKE);
    requireNonNull(id, "id");
    accounts.journal().inTransaction(draft -> endLocked(actor, id, draft));
  }

  private User endLocked(Actor actor, UserId id, Draft draft) {
    // The permission alone is needed, also for a user with more rights: it may be urgent, and the
    // user can sign in again.
    authority.requireStored(actor, Permission.SESSIONS_REVOKE);
    // The lock on the user blocks concurrent sign-ins, which would open another session.
    User user = accounts.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    User changed = user.withTokensRevoked();
    accounts.users().update(changed);
    SessionEnd end = new SessionEnd(draft.now(), SessionEndReason.ENDED_BY_ADMINISTRATOR);
    accounts.sessions().endAll(id, Optional.empty(), end);
    draft.revoke(Revocation.of(changed));
    draft.record(new AdministrationEvent.AllSessionsEnded(AuditActor.of(actor), id));
    return changed;
  }
}

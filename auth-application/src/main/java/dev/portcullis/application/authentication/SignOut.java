package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.RefreshToken;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends a session (ASVS 5.0 V7.4.1). Anonymous: any genuine token of the session may end it, also a
 * replaced or revoked one. Thread-safe.
 */
public final class SignOut {
  private final AccountStore accounts;
  private final SessionTokens tokens;

  /** Ends sessions in {@code accounts}. */
  public SignOut(AccountStore accounts, SessionTokens tokens) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.tokens = requireNonNull(tokens, "tokens");
  }

  /**
   * Ends the session of {@code refreshToken}, unchecked text, and {@code session}, the session of a
   * genuine access token. Unknown and ended sessions are ignored.
   *
   * @param source the address of the client, for the audit trail
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void signOut(
      Optional<String> refreshToken, Optional<SessionId> session, SourceAddress source) {
    requireNonNull(source, "source");
    Stream.concat(
            refreshToken.flatMap(tokens::parse).map(RefreshToken::session).stream(),
            session.stream())
        .distinct()
        .forEach(id -> end(id, source));
  }

  private void end(SessionId id, SourceAddress source) {
    accounts.journal().inTransaction(draft -> endLocked(id, source, draft));
  }

  private boolean endLocked(SessionId id, SourceAddress source, Draft draft) {
    return accounts
        .sessions()
        .lockById(id)
        .filter(session -> session.end().isEmpty())
        .map(
            session -> {
              accounts.sessions().update(session.ended(draft.now(), SessionEndReason.SIGNED_OUT));
              draft.revoke(Revocation.of(id));
              draft.record(new AuditEvent.SignedOut(session.user(), id, source));
              return true;
            })
        .orElse(false);
  }
}

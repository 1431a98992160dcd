package dev.portcullis.application.authentication;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.Session;

/**
 * Continues a session for clients that never keep a new refresh token: it is not replaced, and so a
 * theft shows only if somebody else refreshes the session. Otherwise the rules of {@link
 * RefreshSession} hold. Anonymous: the token is the proof. Thread-safe.
 */
public final class RenewAccess {
  private final SessionContinuation continuation;

  /** Continues sessions in {@code accounts}; {@code alarm} hears of refusals. */
  public RenewAccess(AccountStore accounts, SessionTokens tokens, RefreshAlarm alarm) {
    continuation = new SessionContinuation(accounts, tokens, alarm, Session::renew);
  }

  /**
   * A new access token in the session that {@code refreshToken}, any text, belongs to, with the
   * refresh token that is current.
   *
   * @param source where it comes from; for the audit trail
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public RefreshOutcome renew(String refreshToken, SourceAddress source) {
    return continuation.by(refreshToken, source);
  }
}

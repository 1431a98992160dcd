package dev.portcullis.application.authentication;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.Session;

/**
 * Continues a session by its refresh token, which is replaced (RFC 9700 section 4.14.2; ASVS 5.0
 * V10.4.5). The one before is answered with the same new one for a short while, so that two tabs
 * and a lost answer do no harm; older ones end the session. Anonymous: the token is the proof.
 * Thread-safe.
 */
public final class RefreshSession {
  private final SessionContinuation continuation;

  /** Continues sessions in {@code accounts}; {@code alarm} hears of refusals. */
  public RefreshSession(AccountStore accounts, SessionTokens tokens, RefreshAlarm alarm) {
    continuation = new SessionContinuation(accounts, tokens, alarm, Session::refresh);
  }

  /**
   * Continues the session that {@code refreshToken}, any text, belongs to. A refusal that ends the
   * session has ended it when this returns.
   *
   * @param source where it comes from; for the audit trail
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public RefreshOutcome refresh(String refreshToken, SourceAddress source) {
    return continuation.by(refreshToken, source);
  }
}

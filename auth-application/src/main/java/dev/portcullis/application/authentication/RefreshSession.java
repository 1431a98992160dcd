package dev.portcullis.application.authentication;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.Session;

/**
 * Continues a session by its refresh token, which is replaced (refresh token rotation, RFC 9700
 * section 4.14.2; ASVS 5.0 V10.4.5). For a short grace period the replaced token returns the same
 * new token again, so that two browser tabs or a lost response do no harm. After that, using a
 * replaced token ends the session (reuse detection). Anonymous: the token is the credential.
 * Thread-safe.
 */
public final class RefreshSession {
  private final SessionContinuation continuation;

  /** Continues sessions in {@code accounts}; refusals are reported to {@code alarm}. */
  public RefreshSession(AccountStore accounts, SessionTokens tokens, RefreshAlarm alarm) {
    continuation = new SessionContinuation(accounts, tokens, alarm, Session::refresh);
  }

  /**
   * Continues the session of {@code refreshToken}, unchecked text. When this method reports reuse,
   * the session has already ended.
   *
   * @param source the address of the client, for the audit trail
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public RefreshOutcome refresh(String refreshToken, SourceAddress source) {
    return continuation.by(refreshToken, source);
  }
}

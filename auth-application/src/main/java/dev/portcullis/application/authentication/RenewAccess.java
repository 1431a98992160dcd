package dev.portcullis.application.authentication;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.Session;

/**
 * Continues a session for clients that cannot store a new refresh token: the token is not replaced.
 * Reuse is therefore detected only if another client rotates the token with {@link RefreshSession};
 * all other rules are the same. Anonymous: the token is the credential. Thread-safe.
 */
public final class RenewAccess {
  private final SessionContinuation continuation;

  /** Continues sessions in {@code accounts}; refusals are reported to {@code alarm}. */
  public RenewAccess(AccountStore accounts, SessionTokens tokens, RefreshAlarm alarm) {
    continuation = new SessionContinuation(accounts, tokens, alarm, Session::renew);
  }

  /**
   * Issues a new access token in the session of {@code refreshToken}, unchecked text, together with
   * the current refresh token.
   *
   * @param source the address of the client, for the audit trail
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public RefreshOutcome renew(String refreshToken, SourceAddress source) {
    return continuation.by(refreshToken, source);
  }
}

package dev.portcullis.application;

import dev.portcullis.application.account.EndOtherSessions;
import dev.portcullis.application.account.EndOwnSession;
import dev.portcullis.application.account.ReadOwnSessions;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.application.authentication.RefreshSession;
import dev.portcullis.application.authentication.RenewAccess;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignOut;

/**
 * The use cases of authentication and of users on their own sessions. Each method returns a use
 * case that is ready for use and thread-safe. Thread-safe.
 */
public final class SessionUseCases {
  private final Parts parts;

  SessionUseCases(Parts parts) {
    this.parts = parts;
  }

  /** Opens a session by password. */
  public SignIn signIn() {
    return new SignIn(
        parts.accounts,
        parts.hasher,
        parts.ports.listeners().credentials(),
        parts.sessionTokens,
        parts.guard);
  }

  /** Authenticates the bearer of an access token, from memory, without a query. */
  public Authenticate authenticate() {
    return new Authenticate(parts.accessTokens.verifier(), parts.revocations, parts.clock);
  }

  /** Continues a session by its refresh token, which is replaced (rotation). */
  public RefreshSession refresh() {
    return new RefreshSession(
        parts.accounts, parts.sessionTokens, parts.ports.listeners().refresh());
  }

  /**
   * Continues a session by its refresh token without replacing it; for old clients that cannot
   * store a new one.
   */
  public RenewAccess renewAccess() {
    return new RenewAccess(parts.accounts, parts.sessionTokens, parts.ports.listeners().refresh());
  }

  /** Ends the current session (sign-out). */
  public SignOut signOut() {
    return new SignOut(parts.accounts, parts.sessionTokens);
  }

  /** Lists one's own sessions. */
  public ReadOwnSessions readOwn() {
    return new ReadOwnSessions(parts.store.sessions(), parts.clock);
  }

  /** Ends one of one's own sessions. */
  public EndOwnSession endOwn() {
    return new EndOwnSession(parts.accounts);
  }

  /** Ends all of one's own sessions but the current one. */
  public EndOtherSessions endOthers() {
    return new EndOtherSessions(parts.accounts);
  }
}

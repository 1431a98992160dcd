package dev.portcullis.application;

import dev.portcullis.application.account.EndOtherSessions;
import dev.portcullis.application.account.EndOwnSession;
import dev.portcullis.application.account.ReadOwnSessions;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.application.authentication.RefreshSession;
import dev.portcullis.application.authentication.RenewAccess;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignOut;
import java.util.concurrent.atomic.AtomicReference;

/** Proving who one is, and what people do with their own sessions. Thread-safe. */
public final class SessionUseCases {
  private final Parts parts;
  private final AtomicReference<SignIn> signIn = new AtomicReference<>();

  SessionUseCases(Parts parts) {
    this.parts = parts;
  }

  /**
   * Opens a session by password. The first call hashes a password, which takes a moment and may be
   * refused as {@link dev.portcullis.domain.credential.BusyException}.
   */
  public SignIn signIn() {
    // Not before it is asked for: who never signs anybody in need not wait for a hash.
    synchronized (signIn) {
      SignIn known = signIn.get();
      return known == null ? make() : known;
    }
  }

  /** Tells who is behind an access token, from memory alone. */
  public Authenticate authenticate() {
    return new Authenticate(parts.accessTokens.verifier(), parts.revocations, parts.clock);
  }

  /** Continues a session by refresh token, which is replaced. */
  public RefreshSession refresh() {
    return new RefreshSession(
        parts.accounts, parts.sessionTokens, parts.ports.listeners().refresh());
  }

  /** Continues a session by refresh token, which stays; for old clients that need it so. */
  public RenewAccess renewAccess() {
    return new RenewAccess(parts.accounts, parts.sessionTokens, parts.ports.listeners().refresh());
  }

  /** Ends the session one is in. */
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

  private SignIn make() {
    SignIn made =
        new SignIn(
            parts.accounts,
            parts.hasher,
            parts.ports.listeners().credentials(),
            parts.sessionTokens,
            parts.guard);
    signIn.set(made);
    return made;
  }
}

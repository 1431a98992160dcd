package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** The actor has no such session: it does not exist, is over, or is somebody else's. */
public final class SessionNotFoundException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  /** There is no {@code session} of the actor. */
  public SessionNotFoundException(SessionId session) {
    super(ErrorCode.SESSION_NOT_FOUND, "no session " + requireNonNull(session, "session"));
    this.session = session;
  }

  /** The id that was looked for. */
  public SessionId session() {
    return session;
  }
}

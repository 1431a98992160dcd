package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/**
 * The actor has no session with this id: it does not exist, has ended or expired, or belongs to
 * another user.
 */
public final class SessionNotFoundException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  /** {@code session} was not found among those of the actor. */
  public SessionNotFoundException(SessionId session) {
    super(ErrorCode.SESSION_NOT_FOUND, "session not found: " + requireNonNull(session, "session"));
    this.session = session;
  }

  /** The id of the session that was not found. */
  public SessionId session() {
    return session;
  }
}

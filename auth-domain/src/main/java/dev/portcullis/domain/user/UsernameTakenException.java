package dev.portcullis.domain.user;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** Another user has a username with the same {@link Username#key()}. */
public final class UsernameTakenException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** The unique key decided against this one. */
  public UsernameTakenException() {
    super(ErrorCode.USERNAME_TAKEN, "username taken");
  }
}

package dev.portcullis.domain.user;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** Another user has a username with the same {@link Username#key()}. */
public final class UsernameTakenException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** Nothing was stored. */
  public UsernameTakenException() {
    super(ErrorCode.USERNAME_TAKEN, "the username is taken by another user");
  }
}

package dev.portcullis.domain.user;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** After the change, no active user could assign roles. */
public final class LastAdministratorException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** Nothing was changed. */
  public LastAdministratorException() {
    super(ErrorCode.LAST_ADMIN, "no user who can assign roles would remain");
  }
}

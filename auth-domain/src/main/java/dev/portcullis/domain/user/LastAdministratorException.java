package dev.portcullis.domain.user;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** After this change nobody would be left who can assign roles. */
public final class LastAdministratorException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** The change was not made. */
  public LastAdministratorException() {
    super(ErrorCode.LAST_ADMIN, "nobody would be left who can assign roles");
  }
}

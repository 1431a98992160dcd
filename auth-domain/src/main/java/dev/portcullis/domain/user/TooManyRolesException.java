package dev.portcullis.domain.user;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/**
 * A user would have more than {@value User#MAX_ROLES} roles, which an access token cannot carry.
 */
public final class TooManyRolesException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** Nothing was changed. */
  public TooManyRolesException() {
    super(ErrorCode.TOO_MANY_ROLES, "a user can have at most " + User.MAX_ROLES + " roles");
  }
}

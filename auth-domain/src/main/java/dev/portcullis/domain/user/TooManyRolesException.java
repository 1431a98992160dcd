package dev.portcullis.domain.user;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/**
 * A user would hold more than {@value User#MAX_ROLES} roles, more than an access token has room
 * for.
 */
public final class TooManyRolesException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** The change was not made. */
  public TooManyRolesException() {
    super(ErrorCode.TOO_MANY_ROLES, "more than " + User.MAX_ROLES + " roles");
  }
}

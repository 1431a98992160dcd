package dev.portcullis.domain.credential;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** Somebody who is signed in does not know the password of the account. */
public final class WrongPasswordException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** Nothing was changed. */
  public WrongPasswordException() {
    super(ErrorCode.WRONG_PASSWORD, "the current password is another");
  }
}

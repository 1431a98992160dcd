package dev.portcullis.domain.credential;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A signed-in user gave a wrong current password. */
public final class WrongPasswordException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** Nothing was changed. */
  public WrongPasswordException() {
    super(ErrorCode.WRONG_PASSWORD, "the current password is wrong");
  }
}

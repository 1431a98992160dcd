package dev.portcullis.domain.user;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** Another user has an e-mail address with the same {@link EmailAddress#key()}. */
public final class EmailTakenException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** The unique key decided against this one. */
  public EmailTakenException() {
    super(ErrorCode.EMAIL_TAKEN, "e-mail address taken");
  }
}

package dev.portcullis.domain.user;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** Another user has an e-mail address with the same {@link EmailAddress#key()}. */
public final class EmailTakenException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** Nothing was stored. */
  public EmailTakenException() {
    super(ErrorCode.EMAIL_TAKEN, "the e-mail address is taken by another user");
  }
}

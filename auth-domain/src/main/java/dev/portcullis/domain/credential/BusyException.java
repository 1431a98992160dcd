package dev.portcullis.domain.credential;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/**
 * Too many passwords wait to be hashed. Nothing was hashed or verified; trying again later may
 * succeed. Has no stack trace, because it is thrown most often under overload and must be cheap.
 */
public final class BusyException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** A refusal; {@code message} tells the operator which limit was reached. */
  public BusyException(String message) {
    super(ErrorCode.BUSY, message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

package dev.portcullis.domain.credential;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/**
 * More passwords wait to be hashed than can be in reasonable time. Nothing was hashed or checked;
 * trying again later may succeed. Cheap, since it is thrown most when there is no time: it has no
 * stack trace.
 */
public final class BusyException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** A refusal; {@code message} tells operators which bound was reached. */
  public BusyException(String message) {
    super(ErrorCode.BUSY, message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

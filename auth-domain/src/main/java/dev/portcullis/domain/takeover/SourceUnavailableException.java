package dev.portcullis.domain.takeover;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/**
 * The source of a takeover cannot be reached, or did not answer in time. What was taken over before
 * stays; another takeover continues.
 */
public final class SourceUnavailableException extends AuthException {
  private static final long serialVersionUID = 1L;

  /**
   * The source failed with {@code cause}; {@code message} is for operators and names the source.
   */
  public SourceUnavailableException(String message, Throwable cause) {
    super(ErrorCode.STORE_UNAVAILABLE, message, cause);
  }
}

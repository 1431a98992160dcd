package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;
import java.time.Duration;

/** It was tried too often; later it may be tried again. */
public final class TooManyAttemptsException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** It may be tried again after {@code retryAfter}. */
  public TooManyAttemptsException(Duration retryAfter) {
    super(ErrorCode.TOO_MANY_ATTEMPTS, "too many attempts");
    this.retryAfter = requireNonNull(retryAfter, "retryAfter");
  }

  /** When it may be tried again, from now. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

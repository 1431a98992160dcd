package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;
import java.time.Duration;

/** Too many attempts; trying again later is allowed. */
public final class TooManyAttemptsException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** The next attempt is allowed after {@code retryAfter}. */
  public TooManyAttemptsException(Duration retryAfter) {
    super(ErrorCode.TOO_MANY_ATTEMPTS, "too many attempts; the next is allowed in " + retryAfter);
    this.retryAfter = requireNonNull(retryAfter, "retryAfter");
  }

  /** The time until the next attempt is allowed. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

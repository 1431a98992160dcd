package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** The access token that an operation came with does not count, or no longer. */
public final class InvalidTokenException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  /** Refused for {@code reason}. */
  public InvalidTokenException(RejectionReason reason) {
    super(ErrorCode.INVALID_TOKEN, "token refused: " + requireNonNull(reason, "reason"));
    this.reason = reason;
  }

  /** Why; for logs and metrics, never for the bearer. */
  public RejectionReason reason() {
    return reason;
  }
}

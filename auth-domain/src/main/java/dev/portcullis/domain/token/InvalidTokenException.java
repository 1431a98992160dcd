package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** The access token of the call is invalid, expired or revoked. */
public final class InvalidTokenException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  /** The token is refused for {@code reason}. */
  public InvalidTokenException(RejectionReason reason) {
    super(ErrorCode.INVALID_TOKEN, "access token refused: " + requireNonNull(reason, "reason"));
    this.reason = reason;
  }

  /** The reason, for logs and metrics; clients are not told. */
  public RejectionReason reason() {
    return reason;
  }
}

package dev.portcullis.domain.takeover;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/**
 * Accounts could not be stored because a name or an address was taken, or one of them came over,
 * since this was checked. Checking them again tells which.
 */
public final class IntakeConflictException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** The store has refused the accounts with {@code cause}. */
  public IntakeConflictException(Throwable cause) {
    super(
        ErrorCode.CONCURRENT_UPDATE,
        "a name or an address was taken, or an account came over, since this was checked",
        cause);
  }

  /** One of the accounts is in conflict with what is stored. */
  public IntakeConflictException() {
    super(
        ErrorCode.CONCURRENT_UPDATE,
        "a name or an address was taken, or an account came over, since this was checked");
  }
}

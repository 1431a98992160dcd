package dev.portcullis.domain;

/**
 * A record is not in the state that the caller named as the condition of a change: it was changed
 * since, or it exists, or it does not. Nothing was changed.
 */
public final class PreconditionFailedException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** The condition does not hold. */
  public PreconditionFailedException() {
    super(ErrorCode.PRECONDITION_FAILED, "the record is not in the required state");
  }
}

package dev.portcullis.domain;

/**
 * The store behind a port cannot be reached or did not answer in time. Whether a change took effect
 * is known to the caller only if the port says so; trying again later may succeed.
 */
public final class StoreUnavailableException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** The store failed as {@code cause} tells. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(ErrorCode.STORE_UNAVAILABLE, message, cause);
  }

  /** Nothing has been read from the store yet. */
  public StoreUnavailableException(String message) {
    super(ErrorCode.STORE_UNAVAILABLE, message);
  }
}

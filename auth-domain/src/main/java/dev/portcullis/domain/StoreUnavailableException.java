package dev.portcullis.domain;

/**
 * The store behind a port cannot be reached or did not answer in time. Unless the port says so, the
 * caller does not know whether a change took effect. Trying again later may succeed.
 */
public final class StoreUnavailableException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** The store failed with {@code cause}. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(ErrorCode.STORE_UNAVAILABLE, message, cause);
  }

  /** The store failed without an exception of its own, or its data has not been loaded yet. */
  public StoreUnavailableException(String message) {
    super(ErrorCode.STORE_UNAVAILABLE, message);
  }
}

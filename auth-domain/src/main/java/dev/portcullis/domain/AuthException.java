package dev.portcullis.domain;

import static java.util.Objects.requireNonNull;

/**
 * An expected refusal, which a correct caller must handle, as opposed to a programming error
 * ({@link IllegalArgumentException}, {@link NullPointerException}).
 *
 * <p>Subclasses carry the facts as fields. The message is for operators; adapters choose the text
 * for clients by {@link #code()}. Immutable.
 */
public abstract class AuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** A refusal with its code and a message for operators. */
  protected AuthException(ErrorCode code, String message) {
    super(message);
    this.code = requireNonNull(code, "code");
  }

  /** A refusal that was caused by another failure. */
  protected AuthException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = requireNonNull(code, "code");
  }

  /** The stable code of this refusal. */
  public final ErrorCode code() {
    return code;
  }
}

package dev.portcullis.domain;

import static java.util.Objects.requireNonNull;

/**
 * An expected refusal: something a correct caller can run into, as opposed to a bug ({@link
 * IllegalArgumentException}, {@link NullPointerException}).
 *
 * <p>Subclasses carry the facts as fields. The message is for operators; what a stranger may read
 * is decided at the edge, from {@link #code()}.
 */
public abstract class AuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** A refusal with the code that names it, and a message for operators. */
  protected AuthException(ErrorCode code, String message) {
    super(message);
    this.code = requireNonNull(code, "code");
  }

  /** A refusal that another failure caused. */
  protected AuthException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = requireNonNull(code, "code");
  }

  /** The stable code of this refusal. */
  public final ErrorCode code() {
    return code;
  }
}

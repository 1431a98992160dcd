package dev.portcullis.bootstrap;

/**
 * The server cannot start, or a command cannot begin. The message is for operators: the reason and
 * what to do.
 */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.portcullis.bootstrap;

/** The server cannot start. The message is for operators: the reason and what to do. */
final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

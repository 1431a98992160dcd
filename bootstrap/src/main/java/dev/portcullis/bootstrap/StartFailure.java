package dev.portcullis.bootstrap;

/** The server cannot start, and why, in a sentence for whoever runs it. */
final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

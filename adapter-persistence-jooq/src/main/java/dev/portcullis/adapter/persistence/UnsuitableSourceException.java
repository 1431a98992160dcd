package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

/**
 * The tables of a source are not those of the tutorial, or cannot be read. The message is for
 * operators: it says what was found and what to do.
 */
public final class UnsuitableSourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsuitableSourceException(String message) {
    super(requireNonNull(message, "message"));
  }

  UnsuitableSourceException(String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
  }
}

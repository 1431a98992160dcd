package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

/**
 * The schema cannot be made ready until somebody changes something: a name of ours belongs to
 * somebody else, or the history of our tables is not what we know. The message says which, and what
 * can be done. Trying again does not help.
 */
public final class SchemaConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaConflictException(String message) {
    super(requireNonNull(message, "message"));
  }

  SchemaConflictException(String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
  }
}

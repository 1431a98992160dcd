package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

/**
 * The schema cannot be migrated until the operator changes something: another application's table
 * has the name of a table of Portcullis, or the migration history does not match the migrations of
 * this version. The message states which, and the remedy. A retry does not help.
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

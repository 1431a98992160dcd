package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

/**
 * A migration that {@link JooqPersistence#migrate()} would run.
 *
 * @param version for example {@code 010.1}
 * @param description a few words
 */
public record PendingMigration(String version, String description) {
  /** Requires both. */
  public PendingMigration {
    requireNonNull(version, "version");
    requireNonNull(description, "description");
  }
}

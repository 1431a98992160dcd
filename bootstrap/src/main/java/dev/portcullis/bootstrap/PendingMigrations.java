package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.persistence.PendingMigration;
import java.util.List;

/** The check that a database has the tables of this version. */
final class PendingMigrations {
  private PendingMigrations() {}

  /**
   * Returns only if no migration is pending.
   *
   * @throws StartFailure otherwise
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached
   */
  static void refuse(JooqPersistence store) {
    List<PendingMigration> pending = store.pendingMigrations();
    if (!pending.isEmpty()) {
      throw new StartFailure(
          "The database does not have the tables of this version: %s migrations are pending. Back up the database, then run 'portcullis migrate'."
              .formatted(pending.size()),
          new IllegalStateException("pending: " + pending));
    }
  }
}

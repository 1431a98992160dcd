package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.SIGNING_KEYS;
import static dev.portcullis.adapter.persistence.generated.Tables.UPGRADES;
import static dev.portcullis.adapter.persistence.generated.Tables.USERS;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Records once when a version with a given change first used the database. Thread-safe. */
final class UpgradeRows {
  private final DSLContext db;

  UpgradeRows(DSLContext db) {
    this.db = db;
  }

  /** When {@code name} was first recorded; empty if the database was new at that time. */
  Optional<Instant> firstRecorded(String name, Instant now) {
    if (!isRecorded(name)) {
      record(name, now);
    }
    // Another node may have been first; its row is valid for all.
    return db.select(UPGRADES.BEGUN_AT)
        .from(UPGRADES)
        .where(UPGRADES.NAME.eq(name))
        .fetchOptional(UPGRADES.BEGUN_AT);
  }

  /** Whether {@code name} has been recorded, with or without a time. */
  boolean isRecorded(String name) {
    return db.fetchExists(UPGRADES, UPGRADES.NAME.eq(name));
  }

  /** Records {@code name}; an existing row is kept. */
  void record(String name, Instant now) {
    try {
      db.insertInto(UPGRADES)
          .set(UPGRADES.NAME, name)
          .set(UPGRADES.BEGUN_AT, isNew() ? null : now)
          .execute();
    } catch (IntegrityConstraintViolationException recordedByAnother) {
      // The row exists, which is all that is needed.
      return;
    }
  }

  /**
   * Whether the database has neither users nor signing keys, so that no version has issued a token.
   */
  private boolean isNew() {
    return !db.fetchExists(USERS) && !db.fetchExists(SIGNING_KEYS);
  }
}

package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.SIGNING_KEYS;
import static dev.portcullis.adapter.persistence.generated.Tables.UPGRADES;
import static dev.portcullis.adapter.persistence.generated.Tables.USERS;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Since when the database has been used by versions that know of a change: noted once. */
final class UpgradeRows {
  private final DSLContext db;

  UpgradeRows(DSLContext db) {
    this.db = db;
  }

  /** When {@code name} was noted first; nothing if the database was new then. */
  Optional<Instant> noted(String name, Instant now) {
    if (!isNoted(name)) {
      note(name, now);
    }
    // Another node may have been first: what it wrote counts for all.
    return db.select(UPGRADES.BEGUN_AT)
        .from(UPGRADES)
        .where(UPGRADES.NAME.eq(name))
        .fetchOptional(UPGRADES.BEGUN_AT);
  }

  /** Whether {@code name} has been noted, be it with a time or without. */
  boolean isNoted(String name) {
    return db.fetchExists(UPGRADES, UPGRADES.NAME.eq(name));
  }

  /** Notes {@code name}; what has been noted of it before stays. */
  void note(String name, Instant now) {
    try {
      db.insertInto(UPGRADES)
          .set(UPGRADES.NAME, name)
          .set(UPGRADES.BEGUN_AT, isNew() ? null : now)
          .execute();
    } catch (IntegrityConstraintViolationException notedByAnother) {
      // Then it is noted.
      return;
    }
  }

  /** Whether no version has issued a token yet. */
  private boolean isNew() {
    return !db.fetchExists(USERS) && !db.fetchExists(SIGNING_KEYS);
  }
}

package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.LEASES;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.maintenance.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * One row per task, acquired by a single statement, so that of several nodes at most one succeeds.
 * Thread-safe.
 */
final class JooqLeases implements Leases {
  private final DSLContext db;

  JooqLeases(DSLContext db) {
    this.db = db;
  }

  @Override
  public boolean acquire(String task, UUID holder, Instant now, Instant until) {
    requireNonNull(task, "task");
    requireNonNull(holder, "holder");
    return take(task, holder, now, until) || begin(task, holder, until);
  }

  private boolean take(String task, UUID holder, Instant now, Instant until) {
    Instant latest = until.plus(Duration.between(now, until));
    return db.update(LEASES)
            .set(LEASES.HOLDER, holder)
            .set(LEASES.HELD_UNTIL, until)
            .where(LEASES.TASK.eq(task))
            .and(
                LEASES
                    .HOLDER
                    .eq(holder)
                    .or(LEASES.HELD_UNTIL.le(now))
                    .or(LEASES.HELD_UNTIL.gt(latest)))
            .execute()
        == 1;
  }

  private boolean begin(String task, UUID holder, Instant until) {
    // Another node holds the lease nearly always, and servers count a refused insert as an error.
    if (db.fetchExists(LEASES, LEASES.TASK.eq(task))) {
      return false;
    }
    try {
      return db.insertInto(LEASES)
              .set(LEASES.TASK, task)
              .set(LEASES.HOLDER, holder)
              .set(LEASES.HELD_UNTIL, until)
              .execute()
          == 1;
    } catch (IntegrityConstraintViolationException begunByAnother) {
      return false;
    }
  }
}

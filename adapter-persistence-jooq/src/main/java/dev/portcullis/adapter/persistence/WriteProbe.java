package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.LEASES;

import dev.portcullis.domain.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database takes our writes. It is asked by writing: read-only servers, full disks,
 * settings and rights that forbid it are told apart from a working one by nothing else. The write
 * is committed, because a full binary log or a replication group without a majority refuses only
 * that.
 *
 * <p>All nodes write the same row, of a task that nobody holds. Thread-safe; of several who ask at
 * once one waits for the database, and the others get the answer before.
 */
final class WriteProbe {
  private static final Logger LOG = LoggerFactory.getLogger(WriteProbe.class);
  private static final String TASK = "write-probe";

  /** A commit each: few enough not to count, often enough for whoever routes requests. */
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  private final DSLContext db;
  private final RandomGenerator random;
  private final LongSupplier nanos;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean takesWrites;
  private boolean complained;
  private long askedAt;

  WriteProbe(DSLContext db, RandomGenerator random, LongSupplier nanos) {
    this.db = db;
    this.random = random;
    this.nanos = nanos;
  }

  /** Whether the database answers now. */
  boolean isReachable() {
    try {
      return db.connectionResult(connection -> connection.isValid(1));
    } catch (RuntimeException unreachable) {
      return false;
    }
  }

  /** Whether it answers now, and took the last write. */
  boolean takesWrites() {
    if (!asking.tryLock()) {
      return takesWrites;
    }
    try {
      boolean due = !takesWrites || nanos.getAsLong() - askedAt >= PAUSE;
      if (due || !isReachable()) {
        ask();
      }
      return takesWrites;
    } finally {
      asking.unlock();
    }
  }

  private void ask() {
    try {
      write();
      if (complained) {
        LOG.info("The database takes writes again: ready");
      }
      complained = false;
      takesWrites = true;
    } catch (RuntimeException refusal) {
      if (takesWrites && SqlFailures.isConflict(refusal)) {
        // Another node was at the same row: that is a database that works.
        return;
      }
      if (!complained) {
        LOG.warn(
            "Not ready, because a test write failed: {}. Trying again when asked.", why(refusal));
      }
      complained = true;
      takesWrites = false;
    }
    askedAt = nanos.getAsLong();
  }

  private void write() {
    UUID other = new UUID(random.nextLong(), random.nextLong());
    // Another value each time: a server does not write what is there already.
    int changed = db.update(LEASES).set(LEASES.HOLDER, other).where(LEASES.TASK.eq(TASK)).execute();
    if (changed == 0) {
      begin(other);
    }
  }

  private void begin(UUID holder) {
    try {
      db.insertInto(LEASES)
          .set(LEASES.TASK, TASK)
          .set(LEASES.HOLDER, holder)
          .set(LEASES.HELD_UNTIL, Instant.EPOCH)
          .execute();
    } catch (IntegrityConstraintViolationException begunByAnother) {
      LOG.debug("Another node made the row of test writes at the same moment");
    }
  }

  private static String why(RuntimeException refusal) {
    return refusal instanceof StoreUnavailableException
        ? String.valueOf(refusal.getMessage())
        : String.valueOf(refusal);
  }
}

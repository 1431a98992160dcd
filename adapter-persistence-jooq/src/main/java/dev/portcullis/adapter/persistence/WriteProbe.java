package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.LEASES;

import dev.portcullis.domain.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks by a test write whether the database accepts writes: nothing else detects read-only
 * servers, full disks, and settings or privileges that forbid writing. The write is committed,
 * because a full binary log or a replication group without a majority refuses only the commit.
 *
 * <p>All nodes write the same row: the lease of a task that does not exist. Thread-safe; of several
 * concurrent callers one waits for the database, and the others get the previous result.
 */
final class WriteProbe {
  private static final Logger LOG = LoggerFactory.getLogger(WriteProbe.class);
  private static final String TASK = "write-probe";

  /**
   * Each test write is a commit: rare enough to cost little, frequent enough for load balancers.
   */
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  private final DSLContext db;
  private final RandomGenerator random;
  private final LongSupplier nanos;
  private final ReentrantLock checking = new ReentrantLock();
  private volatile boolean takesWrites;
  private boolean warned;
  private Optional<DatabaseState> logged = Optional.empty();
  private long checkedAt;

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

  /** Whether the database answers now and accepted the last test write. */
  boolean takesWrites() {
    if (!checking.tryLock()) {
      return takesWrites;
    }
    try {
      boolean due = !takesWrites || nanos.getAsLong() - checkedAt >= PAUSE;
      if (due || !isReachable()) {
        check();
      }
      return takesWrites;
    } finally {
      checking.unlock();
    }
  }

  private void check() {
    try {
      write();
      if (warned) {
        LOG.info("The database accepts writes again; the node is ready.");
      }
      warned = false;
      logged = Optional.empty();
      takesWrites = true;
    } catch (RuntimeException refusal) {
      if (takesWrites && SqlFailures.isConflict(refusal)) {
        // A conflict with the test write of another node: the database works.
        return;
      }
      warn(refusal);
      takesWrites = false;
    }
    checkedAt = nanos.getAsLong();
  }

  /**
   * Once, and again for another state of the database: a server that closes connections tells the
   * reason only to the next one.
   */
  private void warn(RuntimeException refusal) {
    Optional<DatabaseState> state = SqlFailures.stateOf(refusal);
    boolean isAnother = state.isPresent() && !state.equals(logged);
    if (!warned || isAnother) {
      LOG.warn(
          "The node is not ready: a test write to the database failed: {}. The next readiness request tries again.",
          why(refusal));
      logged = state;
    }
    warned = true;
  }

  private void write() {
    UUID other = new UUID(random.nextLong(), random.nextLong());
    // A new value each time, because a server skips an update that changes nothing.
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
      LOG.debug("Another node inserted the row of test writes at the same time.");
    }
  }

  private static String why(RuntimeException refusal) {
    return refusal instanceof StoreUnavailableException
        ? String.valueOf(refusal.getMessage())
        : String.valueOf(refusal);
  }
}

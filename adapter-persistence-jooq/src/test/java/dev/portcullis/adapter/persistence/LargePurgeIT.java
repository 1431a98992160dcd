package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A purge uses short statements, however many rows there are to remove. Removes the first of a
 * million, at random places of a table larger than the server's buffer pool; removing all would
 * take minutes, and all batches are alike. {@code PurgeBenchmark} removes all.
 */
@Isolated("it times statements, and makes the server durable")
final class LargePurgeIT {
  private static final int SESSIONS = 1_000_000;
  private static final int BATCHES = 1_000;
  private static final Duration LIMIT = Duration.ofMillis(100);

  /** While these are removed, the server still writes out what was stored. */
  private static final int WARM_UP = 200;

  /** So many may meet a checkpoint of the server, or a machine with other things to do. */
  private static final double OUTLIERS = 0.01;

  @Test
  void purgeOfAMillionExpiredSessionsHasNoLongStatement() throws SQLException {
    try (TimedPurge purge = TimedPurge.of(SESSIONS)) {
      remove(purge, WARM_UP);
      purge.forgetTimes();
      remove(purge, BATCHES);
      System.out.println(purge);
      // Per batch: find removed users, find ended sessions, delete.
      assertEquals(3 * BATCHES, purge.statements());
      assertTrue(purge.allBut(OUTLIERS).compareTo(LIMIT) < 0, purge::toString);
    }
  }

  private static void remove(TimedPurge purge, int batches) {
    for (int batch = 0; batch < batches; batch++) {
      assertTrue(TimedPurge.isFull(purge.removeBatch()));
    }
  }
}

package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a purge asks of the server, however much there is to remove: a little at a time. The first
 * of a million are removed, at random places of a table that is larger than the server's memory for
 * it; all of them would take minutes, and each batch is like the one before. {@code PurgeBenchmark}
 * removes all.
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
      // Who was removed, what is over, away with it.
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

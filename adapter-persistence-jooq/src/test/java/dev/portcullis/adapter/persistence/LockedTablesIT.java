package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Background;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Another client locks the tables: a backup, an operator, a schema change. The socket timeout is
 * shorter than the default, so that connections abandoned while their statements wait would
 * accumulate before the end of the test.
 */
final class LockedTablesIT {
  private static final int POOL_SIZE = 4;
  private static final int CLIENTS = 8;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final long HELD_NANOS = Duration.ofSeconds(7).toNanos();

  @AutoClose private final TestDatabase database = TestDatabase.migrated();

  @AutoClose
  private final JooqPersistence persistence =
      JooqPersistence.open(
          new DatabaseSettings(
              database.jdbcUrl()
                  + (database.jdbcUrl().contains("?") ? "&" : "?")
                  + "socketTimeout=2500",
              database.user(),
              database.password(),
              POOL_SIZE),
          TestStore.RANDOM);

  private final ConcurrentLinkedQueue<Duration> answers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void lockedTablesCostNoMoreConnectionsThanThePoolAndAnswersInTime() throws SQLException {
    persistence.migrate();
    int most;
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLES users WRITE");
      List<Background<Boolean>> clients =
          IntStream.range(0, CLIENTS).mapToObj(each -> Background.start(this::work)).toList();
      most = mostConnections(statement);
      done.set(true);
      clients.forEach(client -> assertTrue(client.result()));
    }
    assertTrue(most <= POOL_SIZE + 1, () -> "connections at once: " + most);
    assertTrue(answers.size() >= CLIENTS, answers::toString);
    assertTrue(answers.stream().allMatch(time -> time.compareTo(LIMIT) < 0), answers::toString);
    persistence.users().add(aUser().build());
  }

  /** While the tables are held; the holder itself does not count. */
  private static int mostConnections(Statement statement) throws SQLException {
    int most = 0;
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < HELD_NANOS) {
      try (ResultSet count =
          statement.executeQuery(
              "SELECT COUNT(*), SLEEP(0.05) FROM information_schema.processlist"
                  + " WHERE db = DATABASE() AND id <> CONNECTION_ID()")) {
        count.next();
        most = Math.max(most, count.getInt(1));
      }
    }
    return most;
  }

  private boolean work() {
    while (!done.get()) {
      long begun = System.nanoTime();
      try {
        persistence.transactions().inTransaction(() -> persistence.users().add(aUser().build()));
        throw new AssertionError("wrote to a locked table");
      } catch (StoreUnavailableException expected) {
        answers.add(Duration.ofNanos(System.nanoTime() - begun));
      }
    }
    return true;
  }
}

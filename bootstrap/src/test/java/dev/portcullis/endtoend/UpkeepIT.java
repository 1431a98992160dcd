package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running nodes purge expired rows, one node at a time. */
class UpkeepIT {
  /** Longer than the pause between two runs of the purge. */
  private static final Duration TERM = Duration.ofSeconds(7);

  private static final String STRANGER = "X'00000000000000000000000000000001'";

  @AutoClose private final TestDatabase database = TestDatabase.migrated();

  @Test
  void expiredRowsArePurgedWhenNoOtherNodeHoldsTheLease(@TempDir Path directory)
      throws SQLException {
    try (TwoServers servers = TwoServers.start(database, directory, Map.of());
        Connection connection = database.connect()) {
      Tokens living = servers.one().tokensOf(ServerContract.ADMIN);
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      Instant until = now.plus(TERM);
      execute(
          connection,
          "REPLACE INTO leases VALUES ('retention', %s, '%s')".formatted(STRANGER, sql(until)));
      leaveBehind(connection, now.minus(Duration.ofDays(500)));
      assertEquals(1, count(connection, "sessions WHERE generation = 7"));

      Waiting.until(
          () -> count(connection, "sessions WHERE generation = 7") == 0, "the purge of a session");

      assertFalse(Instant.now().isBefore(until), "purged although another node was at it");
      assertEquals(1, count(connection, "leases WHERE task = 'retention'"));
      assertEquals(0, count(connection, "leases WHERE holder = " + STRANGER));
      assertEquals(0, count(connection, "revocations WHERE epoch = 7"));
      assertEquals(0, count(connection, "rate_limits WHERE used = 7"));
      assertEquals(1, count(connection, "sessions"));
      assertNotEquals(living, Tokens.of(servers.other().refresh(living.refresh())));
      assertEquals(0, count(connection, "audit_events WHERE detail = 'seven'"));
      assertTrue(count(connection, "audit_events") > 0, "what happened stays written down");
    }
  }

  /** Stores rows that expired at {@code end}, marked by a seven. */
  private static void leaveBehind(Connection connection, Instant end) throws SQLException {
    String then = "'" + sql(end) + "'";
    execute(
        connection,
        "INSERT INTO sessions (id, user_id, source, generation, created_at, rotated_at, used_at,"
            + " idle_expires_at, absolute_expires_at, over_at)"
            + " SELECT %1$s, id, '192.0.2.1', 7, %2$s, %2$s, %2$s, %2$s, %2$s, %2$s FROM users"
                .formatted(STRANGER, then));
    execute(
        connection,
        "INSERT INTO revocations (user_id, epoch, revoked_at) VALUES (%s, 7, %s)"
            .formatted(STRANGER, then));
    execute(
        connection,
        "INSERT INTO audit_events (id, happened_at, event, detail)"
            + " VALUES (%s, %s, 'signed-in', 'seven')".formatted(STRANGER, then));
    execute(
        connection,
        "INSERT INTO rate_limits VALUES (%1$s, 7, %2$s, %2$s)".formatted(STRANGER, then));
  }

  private static void execute(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static long count(Connection connection, String rows) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String sql(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString().replace('T', ' ');
  }
}

package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * What a purge asks of the server, however much there is to remove: a little at a time. The first
 * of a million are removed, at random places of a table that is larger than the server's memory for
 * it; all of them would take minutes, and each batch is like the one before.
 */
final class LargePurgeIT {
  private static final int SESSIONS = 1_000_000;
  private static final int BATCHES = 1_000;

  /** Each row costs pages to read and write: more of them at once only take longer at once. */
  private static final int BATCH = 25;

  private static final Duration LIMIT = Duration.ofMillis(100);

  /** While these are removed, the server still writes out what was stored. */
  private static final int WARM_UP = 200;

  /** So many may meet a checkpoint of the server, or a machine with other things to do. */
  private static final double OUTLIERS = 0.01;

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.mysql());
  @AutoClose private final HikariDataSource pool = pool();
  private final StatementTimes times = new StatementTimes();

  @Test
  void purgeOfAMillionExpiredSessionsHasNoLongStatement(TestReporter reporter) throws SQLException {
    ManySessions.store(STORE.database(), SESSIONS, "2020-01-02");
    SessionRepository sessions = sessions();
    purge(sessions, WARM_UP);
    times.forget();
    purge(sessions, BATCHES);
    reporter.publishEntry("statements", times.toString());
    assertEquals(2 * BATCHES, times.count());
    assertTrue(times.allBut(OUTLIERS).compareTo(LIMIT) < 0, times::toString);
  }

  private static void purge(SessionRepository sessions, int batches) {
    for (int batch = 0; batch < batches; batch++) {
      assertEquals(BATCH, sessions.removeEndedBefore(NOW, BATCH));
    }
  }

  private SessionRepository sessions() {
    TransactionConnections connections = new TransactionConnections(pool);
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(connections);
    configuration.set(SQLDialect.MYSQL);
    configuration.set(new Settings().withRenderSchema(false).withExecuteLogging(false));
    configuration.set(times);
    JooqTransactionRunner transactions =
        new JooqTransactionRunner(connections, Backoff.sleeping(TestStore.RANDOM));
    return new JooqSessionRepository(DSL.using(configuration), transactions);
  }

  private static HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(JdbcUrl.forQueries(STORE.database().jdbcUrl()));
    pool.setUsername(STORE.database().user());
    pool.setPassword(STORE.database().password());
    pool.setMaximumPoolSize(1);
    return pool;
  }
}

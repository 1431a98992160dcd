package dev.portcullis.adapter.persistence;

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

/** A MySQL full of expired sessions, the purge of the store, and how long its statements take. */
public final class TimedPurge implements AutoCloseable {
  /** Batch size of the upkeep task. */
  private static final int BATCH = 25;

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final TestStore store;
  private final HikariDataSource pool;
  private final StatementTimes times = new StatementTimes();
  private final SessionRepository repository;
  private final DurableCommits durable;

  private TimedPurge(TestStore store) throws SQLException {
    this.store = store;
    // Only from here on: inserting the rows need not wait for the disk.
    this.durable = DurableCommits.on(store.database());
    this.pool = pool(store.database());
    this.repository = repository();
  }

  /** Stores so many expired sessions in a new database. */
  public static TimedPurge of(int sessions) throws SQLException {
    TestStore store = TestStore.on(TestDatabase.migrated());
    ManySessions.store(store.database(), sessions, "2020-01-02");
    return new TimedPurge(store);
  }

  /** Removes a batch and returns how many sessions that were: fewer than a batch at the end. */
  public int removeBatch() {
    return repository.removeEndedBefore(NOW, BATCH);
  }

  /** Whether so many are as many as a batch can be. */
  public static boolean isFull(int removed) {
    return removed == BATCH;
  }

  /** Forgets the times of all statements so far. */
  public void forgetTimes() {
    times.forget();
  }

  /** How many statements there were. */
  public int statements() {
    return times.count();
  }

  /** The time that all but this share of the statements stayed below. */
  public Duration allBut(double share) {
    return times.allBut(share);
  }

  /** How many statements took longer. */
  public long longerThan(Duration limit) {
    return times.longerThan(limit);
  }

  /** The times in short. */
  @Override
  public String toString() {
    return times.toString();
  }

  private SessionRepository repository() {
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

  private static HikariDataSource pool(TestDatabase database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(JdbcUrl.forQueries(database.jdbcUrl()));
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(1);
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    durable.close();
    store.close();
  }
}

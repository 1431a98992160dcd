package dev.portcullis.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.testkit.database.TestDatabase;
import java.time.Instant;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.tools.jdbc.JDBCUtils;

/** The renewal of a node, and how many statements it takes. */
final class CountedEmailKeys implements AutoCloseable {
  private final HikariDataSource pool = new HikariDataSource();
  private final StatementTimes times = new StatementTimes();
  private final EmailKeys keys;

  private CountedEmailKeys(TestDatabase database) {
    pool.setJdbcUrl(JdbcUrl.forQueries(database.jdbcUrl()));
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(1);
    TransactionConnections connections = new TransactionConnections(pool);
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(connections);
    configuration.set(JDBCUtils.dialect(database.jdbcUrl()));
    configuration.set(new Settings().withRenderSchema(false).withExecuteLogging(false));
    configuration.set(times);
    keys =
        new EmailKeys(
            DSL.using(configuration),
            new JooqTransactionRunner(connections, Backoff.sleeping(TestStore.RANDOM)));
  }

  static CountedEmailKeys on(TestDatabase database) {
    return new CountedEmailKeys(database);
  }

  boolean renewSome(Instant now) {
    return keys.renewSome(now);
  }

  void forget() {
    times.forget();
  }

  int statements() {
    return times.count();
  }

  @Override
  public void close() {
    pool.close();
  }
}

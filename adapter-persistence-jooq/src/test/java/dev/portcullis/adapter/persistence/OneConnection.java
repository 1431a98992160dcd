package dev.portcullis.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** Ports on one connection to MySQL whose status counters are read. For one thread. */
final class OneConnection implements AutoCloseable {
  /** How many rows and index entries the server has looked at. */
  private static final String ROWS_READ =
      "SHOW SESSION STATUS WHERE variable_name LIKE 'Handler_read%'";

  private final HikariDataSource pool;
  private final DSLContext db;
  private final RecordedStatements statements = new RecordedStatements();
  private final JooqTransactionRunner transactions;

  OneConnection(TestDatabase database) {
    pool = new HikariDataSource();
    pool.setJdbcUrl(JdbcUrl.forQueries(database.jdbcUrl()));
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(1);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    TransactionConnections connections = new TransactionConnections(pool);
    transactions = new JooqTransactionRunner(connections, Backoff.sleeping(TestStore.RANDOM));
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(connections);
    configuration.set(SQLDialect.MYSQL);
    configuration.set(new Settings().withRenderSchema(false).withExecuteLogging(false));
    configuration.set(statements);
    db = DSL.using(configuration);
  }

  SessionRepository sessions() {
    return new JooqSessionRepository(db, transactions);
  }

  UserRepository users() {
    return new JooqUserRepository(db, transactions);
  }

  /** Users in lists for whose pages at most {@code maxExamined} are examined. */
  UserRepository users(int maxExamined) {
    return new JooqUserRepository(db, transactions, maxExamined);
  }

  /** The statements of {@code work}, with their values. */
  List<String> statementsOf(Runnable work) {
    statements.forget();
    work.run();
    return statements.all();
  }

  TransactionRunner transactions() {
    return transactions;
  }

  /** How many rows and index entries the server looks at for {@code work}. */
  long rowsReadBy(Runnable work) throws SQLException {
    long before = rowsRead();
    work.run();
    // The query for the counters is included in both values, and is small.
    return rowsRead() - before;
  }

  private long rowsRead() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROWS_READ)) {
      long sum = 0;
      while (rows.next()) {
        sum += rows.getLong(2);
      }
      return sum;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}

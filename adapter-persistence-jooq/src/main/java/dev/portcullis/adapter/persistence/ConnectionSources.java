package dev.portcullis.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.tools.jdbc.JDBCUtils;

/**
 * Where a store gets its connections.
 *
 * @param requests for requests
 * @param watch for what must be answered while requests use up all others: what was revoked, and
 *     whether the database takes writes
 * @param migrator over the same database
 * @param dialect of that database
 * @param ends what depends on whose connections they are
 */
record ConnectionSources(
    Connections requests,
    Connections watch,
    SchemaMigrator migrator,
    SQLDialect dialect,
    Ends ends) {
  /** How long to wait for a connection, in milliseconds: connecting itself may take two seconds. */
  private static final long CONNECTION_TIMEOUT = 3_000;

  private static final long VALIDATION_TIMEOUT = 1_000;

  /** In milliseconds; the least that the pool takes. */
  private static final long WATCH_LIFETIME = 30_000;

  /**
   * What depends on whose connections they are.
   *
   * @param load how busy the connections of requests are
   * @param closing closes what was opened here
   */
  record Ends(Supplier<JooqPersistence.PoolLoad> load, Runnable closing) {}

  /** Two pools of our own: one for requests, and one of one connection that no request uses. */
  static ConnectionSources own(DatabaseSettings settings) {
    HikariDataSource pool =
        new HikariDataSource(pooling("portcullis", settings, settings.poolSize()));
    HikariDataSource watch = new HikariDataSource(watching(settings));
    return new ConnectionSources(
        Connections.ofOwn(pool),
        Connections.ofOwn(watch),
        SchemaMigrator.of(settings),
        JDBCUtils.dialect(settings.jdbcUrl()),
        new Ends(
            () -> load(pool),
            () -> {
              watch.close();
              pool.close();
            }));
  }

  /**
   * Somebody else's pool for everything: a second one would take connections that its owner has not
   * granted.
   */
  static ConnectionSources borrowed(DataSource pool) {
    BorrowedConnections connections = new BorrowedConnections(pool);
    return new ConnectionSources(
        connections,
        connections,
        SchemaMigrator.of(pool),
        dialect(connections),
        new Ends(() -> new JooqPersistence.PoolLoad(connections.inUse(), 0, 0), () -> {}));
  }

  private static JooqPersistence.PoolLoad load(HikariDataSource pool) {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return new JooqPersistence.PoolLoad(
        now.getActiveConnections(), now.getIdleConnections(), now.getThreadsAwaitingConnection());
  }

  /** By what the database calls itself: the URL may be that of a driver around the driver. */
  private static SQLDialect dialect(Connections connections) {
    Connection connection = connections.open();
    try {
      String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
      if (product.contains("mysql") || product.contains("mariadb")) {
        return SQLDialect.MYSQL;
      }
      if (product.equals("h2")) {
        return SQLDialect.H2;
      }
      throw new IllegalArgumentException(
          "a store needs MySQL, MariaDB or H2 behind its DataSource, not " + product);
    } catch (SQLException failure) {
      throw SqlFailures.unavailable(failure);
    } finally {
      connections.giveBack(connection);
    }
  }

  /**
   * It mostly reads, and so may not be told that its server has become a replica, which hears of
   * revocations late or never: it asks for the way again every half minute.
   */
  private static HikariConfig watching(DatabaseSettings settings) {
    HikariConfig config = pooling("portcullis-watch", settings, 1);
    config.setMaxLifetime(WATCH_LIFETIME);
    // The default is longer than this life, which the pool would warn about at every start.
    config.setKeepaliveTime(0);
    return config;
  }

  private static HikariConfig pooling(String name, DatabaseSettings settings, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(JdbcUrl.forQueries(settings.jdbcUrl()));
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(CONNECTION_TIMEOUT);
    config.setValidationTimeout(VALIDATION_TIMEOUT);
    config.setInitializationFailTimeout(-1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setExceptionOverride(new RefusingServerEviction());
    return config;
  }
}

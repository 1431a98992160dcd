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
 * The connections of a store.
 *
 * @param requests used by requests
 * @param watch used to poll revocations and to check readiness, which must work while requests use
 *     all other connections
 * @param schema of the same database
 * @param dialect of that database
 * @param access what depends on the owner of the connections
 */
record ConnectionSources(
    Connections requests, Connections watch, Schema schema, SQLDialect dialect, PoolAccess access) {
  /** Maximum wait for a connection, in milliseconds. Connecting may take two seconds of it. */
  private static final long CONNECTION_TIMEOUT = 3_000;

  private static final long VALIDATION_TIMEOUT = 1_000;

  /** In milliseconds; the minimum that HikariCP accepts. */
  private static final long WATCH_LIFETIME = 30_000;

  /**
   * What depends on the owner of the connections.
   *
   * @param load usage of the connections of requests
   * @param closing closes the pools that this store opened
   */
  record PoolAccess(Supplier<JooqPersistence.PoolLoad> load, Runnable closing) {}

  /**
   * Two pools that the store owns: one for requests, and one with a single connection that no
   * request uses.
   */
  static ConnectionSources own(DatabaseSettings settings) {
    HikariDataSource pool =
        new HikariDataSource(pooling("portcullis", settings, settings.poolSize()));
    HikariDataSource watch = new HikariDataSource(watching(settings));
    return new ConnectionSources(
        Connections.ofOwn(pool),
        Connections.ofOwn(watch),
        // Not from the pool, which does not say at once that a server cannot be reached.
        new Schema(
            Connections.ofDriver(JdbcUrl.forQueries(settings.jdbcUrl()), settings),
            () -> SchemaMigrator.of(settings)),
        JDBCUtils.dialect(settings.jdbcUrl()),
        new PoolAccess(
            () -> load(pool),
            () -> {
              watch.close();
              pool.close();
            }));
  }

  /** One connection for everything, for a process that does one thing at a time. */
  static ConnectionSources one(DatabaseSettings settings) {
    SoleConnection connection = new SoleConnection(settings);
    return new ConnectionSources(
        connection,
        connection,
        new Schema(connection, () -> SchemaMigrator.of(settings)),
        JDBCUtils.dialect(settings.jdbcUrl()),
        new PoolAccess(() -> new JooqPersistence.PoolLoad(0, 0, 0), connection::close));
  }

  /**
   * The pool of the embedding application for everything: a second pool would open connections that
   * its owner did not plan for.
   */
  static ConnectionSources borrowed(DataSource pool) {
    BorrowedConnections connections = new BorrowedConnections(pool);
    return new ConnectionSources(
        connections,
        connections,
        new Schema(connections, () -> SchemaMigrator.of(pool)),
        dialect(connections),
        new PoolAccess(() -> new JooqPersistence.PoolLoad(connections.inUse(), 0, 0), () -> {}));
  }

  private static JooqPersistence.PoolLoad load(HikariDataSource pool) {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return new JooqPersistence.PoolLoad(
        now.getActiveConnections(), now.getIdleConnections(), now.getThreadsAwaitingConnection());
  }

  /** Determined by the product name, because the URL may belong to a wrapping driver. */
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
          "the DataSource must connect to MySQL, MariaDB or H2, but connects to " + product);
    } catch (SQLException failure) {
      throw SqlFailures.unavailable(failure);
    } finally {
      connections.giveBack(connection);
    }
  }

  /**
   * The watching connection mostly reads, so no error shows that its server has become a replica,
   * which receives revocations late or never. It reconnects every 30 seconds.
   */
  private static HikariConfig watching(DatabaseSettings settings) {
    HikariConfig config = pooling("portcullis-watch", settings, 1);
    config.setMaxLifetime(WATCH_LIFETIME);
    // The default is longer than the lifetime, and HikariCP would log a warning at every start.
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

package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The only connection of a short process: opened at its first use and kept until the end, without
 * the threads and the time of a pool. Lost, it is replaced at the next use. Thread-safe: callers
 * wait for each other.
 */
final class SoleConnection implements Connections, AutoCloseable {
  private static final long MAX_WAIT_SECONDS = 3;

  private final DatabaseSettings settings;
  private final Semaphore free = new Semaphore(1);
  private final AtomicReference<Optional<Connection>> kept =
      new AtomicReference<>(Optional.empty());

  SoleConnection(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public Connection open() {
    awaitTurn();
    try {
      Optional<Connection> open = requireNonNull(kept.get());
      Connection connection = open.isPresent() ? open.get() : connect();
      kept.set(Optional.of(connection));
      return connection;
    } catch (SQLException failure) {
      free.release();
      throw SqlFailures.unavailable(failure);
    }
  }

  private void awaitTurn() {
    try {
      if (!free.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new StoreUnavailableException("the only connection is in use");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while waiting for the only connection");
    }
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public void giveBack(Connection connection) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (connection.isClosed()) {
        kept.set(Optional.empty());
      }
    } catch (SQLException lost) {
      kept.set(Optional.empty());
      closeQuietly(connection);
    } finally {
      free.release();
    }
  }

  /** Closes the connection; what was not committed is rolled back. */
  @Override
  public void close() {
    requireNonNull(kept.getAndSet(Optional.empty())).ifPresent(SoleConnection::closeQuietly);
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            JdbcUrl.forQueries(settings.jdbcUrl()), settings.user(), settings.password());
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException lostAlready) {
      // The server closes its side by itself.
      return;
    }
  }
}

package dev.portcullis.adapter.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;

/**
 * A data source with a single connection of a pool, returned by every call. Flyway opens two
 * connections at a time, and would wait for ever with a pool of one. Not thread-safe.
 */
final class MigrationConnection implements AutoCloseable {
  private final BorrowedConnections pool;
  private final Connection connection;

  MigrationConnection(DataSource pool) {
    this.pool = new BorrowedConnections(pool);
    this.connection = this.pool.open();
  }

  /** A data source that returns the connection, whose {@code close()} does nothing. */
  DataSource source() {
    Connection kept =
        proxy(
            Connection.class,
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
    return proxy(
        DataSource.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getConnection" -> kept;
              case "isWrapperFor" -> false;
              case "toString" -> "a DataSource of one connection";
              default -> throw new SQLFeatureNotSupportedException(method.getName());
            });
  }

  /** Returns the connection to the pool with its original settings. */
  @Override
  public void close() {
    pool.giveBack(connection);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            MigrationConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

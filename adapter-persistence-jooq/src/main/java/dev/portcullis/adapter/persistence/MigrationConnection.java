package dev.portcullis.adapter.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;

/**
 * One connection of a pool, given to everybody who asks. Flyway asks for two at a time, and a pool
 * of one would keep it waiting for ever. For one thread.
 */
final class MigrationConnection implements AutoCloseable {
  private final BorrowedConnections pool;
  private final Connection connection;

  MigrationConnection(DataSource pool) {
    this.pool = new BorrowedConnections(pool);
    this.connection = this.pool.open();
  }

  /** Gives the connection, whose {@code close()} does nothing, and nothing else. */
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

  /** Gives the connection back as it was. */
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

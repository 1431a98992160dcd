package dev.portcullis.adapter.persistence;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assertions;

/** Connections to an in-memory H2 whose first commits fail as specified. Not thread-safe. */
final class BrokenConnections implements DataSource {
  private final Deque<SQLException> failures;
  private final List<String> calls;

  BrokenConnections(List<String> calls, SQLException... failures) {
    this.calls = calls;
    this.failures = new ArrayDeque<>(List.of(failures));
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = DriverManager.getConnection("jdbc:h2:mem:");
    return (Connection)
        Proxy.newProxyInstance(
            BrokenConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              Optional<SQLException> failure =
                  method.getName().equals("commit")
                      ? Optional.ofNullable(failures.poll())
                      : Optional.empty();
              if (failure.isPresent()) {
                throw failure.get();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return Assertions.fail("not asked for");
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Assertions.fail("not asked for");
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Assertions.fail("not asked for");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

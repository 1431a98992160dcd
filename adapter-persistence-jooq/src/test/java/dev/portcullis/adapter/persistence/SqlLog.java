package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Connections whose statements are written down, as text. Thread-safe. */
final class SqlLog {
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final TestDatabase database;

  SqlLog(TestDatabase database) {
    this.database = database;
  }

  /** A pool that opens a connection for every call. */
  DataSource pool() {
    return recorded(
        DataSource.class,
        (DataSource)
            Proxy.newProxyInstance(
                SqlLog.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> database.connect()));
  }

  List<String> statements() {
    return List.copyOf(statements);
  }

  void forget() {
    statements.clear();
  }

  /** What {@code target} returns is recorded too, if it is a connection or a statement. */
  private <T> T recorded(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            SqlLog.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                note(method.getName(), sql);
              }
              try {
                Object result = method.invoke(target, arguments);
                Class<?> declared = method.getReturnType();
                return isRecorded(declared) ? recordedAs(declared, result) : result;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private void note(String method, String sql) {
    if (method.startsWith("execute") || method.startsWith("prepare")) {
      statements.add(sql);
    }
  }

  private static boolean isRecorded(Class<?> type) {
    return type == Connection.class || Statement.class.isAssignableFrom(type);
  }

  private <T> T recordedAs(Class<T> declared, Object value) {
    return recorded(declared, declared.cast(value));
  }
}

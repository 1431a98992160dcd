package dev.portcullis.testkit.database;

import static java.util.Objects.requireNonNull;

import dev.portcullis.testkit.database.TestDatabase.Vendor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server that speaks the MySQL protocol and whose schemas tests may create and drop.
 *
 * @param url of the server, without a schema
 * @param user who may create schemas
 * @param password of that user, possibly empty
 */
public record TestServer(String url, String user, String password) {
  private static final Map<TestServer, MigratedTemplate> TEMPLATES = new ConcurrentHashMap<>();

  public TestServer {
    requireNonNull(url, "url");
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    if (!url.matches("jdbc:mysql://[^/]+/(\\?.*)?")) {
      throw new IllegalStateException(
          "A test server's URL is jdbc:mysql://host:port/ without a schema, not " + url);
    }
  }

  /**
   * The server of this JVM: looked for at the first call, the same ever after.
   *
   * @throws IllegalStateException when none can be found or started, or when only a real MySQL
   *     counts and the one found is none; every call says so again
   */
  public static TestServer found() {
    return ServerSearch.ofThisJvm();
  }

  TestDatabase newDatabase() {
    String name = TestDatabase.freshName();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
      return new TestDatabase(withSchema(name), user, password, vendor());
    } catch (SQLException e) {
      throw new IllegalStateException("No schema could be created on " + url, e);
    }
  }

  TestDatabase newMigratedDatabase() {
    MigratedTemplate template =
        TEMPLATES.computeIfAbsent(this, server -> MigratedTemplate.of(server.newDatabase()));
    return template.copyTo(newDatabase());
  }

  String withSchema(String name) {
    int end = url.indexOf('?');
    return end < 0 ? url + name : url.substring(0, end) + name + url.substring(end);
  }

  /** Whose server it is: forks and rewrites that only speak the protocol are not MySQL. */
  Vendor vendor() {
    return product().toLowerCase(Locale.ROOT).contains("mariadb") ? Vendor.MARIADB : Vendor.MYSQL;
  }

  boolean isRealMySql() {
    return !product().toLowerCase(Locale.ROOT).matches(".*(mariadb|tidb|vitess).*");
  }

  /** What the server says about itself, for example {@code 9.7.4-2 (Debian)}. */
  String product() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@version, @@version_comment")) {
      row.next();
      return row.getString(1) + " (" + row.getString(2) + ")";
    } catch (SQLException e) {
      throw new IllegalStateException("The test server at " + url + " does not answer", e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}

package dev.portcullis.testkit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase.Vendor;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServerSearchIT {

  @Test
  void schemaIsFreshAndGoneAfterClose() throws SQLException {
    TestDatabase database = TestDatabase.mysql();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id BINARY(16) PRIMARY KEY)");
    }
    database.close();
    assertEquals("42000", assertThrows(SQLException.class, database::connect).getSQLState());
  }

  @Test
  void twoClassesNeverShareSchema() {
    try (TestDatabase one = TestDatabase.mysql();
        TestDatabase other = TestDatabase.mysql()) {
      assertNotEquals(one.jdbcUrl(), other.jdbcUrl());
    }
  }

  @Test
  void onlyRealMySqlCountsWhenItIsRequired() {
    TestServer found = TestServer.found();
    ServerSearch strict =
        new ServerSearch(
            Map.of(
                "AUTH_TEST_MYSQL_URL", found.url(),
                "AUTH_TEST_MYSQL_USER", found.user(),
                "AUTH_TEST_MYSQL_PASSWORD", found.password(),
                "AUTH_TEST_REQUIRE_MYSQL", "true"));
    if (found.vendor() == Vendor.MYSQL) {
      assertEquals(found, strict.server());
    } else {
      Exception refusal = assertThrows(IllegalStateException.class, strict::server);
      assertTrue(String.valueOf(refusal.getMessage()).contains(found.product()));
    }
  }
}

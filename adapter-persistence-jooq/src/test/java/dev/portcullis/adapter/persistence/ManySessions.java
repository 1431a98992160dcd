package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A great many sessions on MySQL, made by the server itself, 50 for each user: their ids are the
 * numbers from 0, in which order they are stored, as time-ordered ids are.
 */
public final class ManySessions {
  private static final int PER_USER = 50;
  private static final int CHUNK = 50_000;

  private static final String DIGITS =
      "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
          + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
          + " UNION ALL SELECT 9)";

  /** The numbers from 0 to 99 999, in a table that goes with the connection. */
  static final String NUMBERS =
      "CREATE TEMPORARY TABLE numbers (n INT PRIMARY KEY)"
          + " SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d n FROM "
          + String.join(
              ", ", DIGITS + " a", DIGITS + " b", DIGITS + " c", DIGITS + " e", DIGITS + " f");

  private ManySessions() {}

  /**
   * Stores {@code count} sessions that are over within the year after {@code over}, in an order
   * that has nothing to do with that of their ids.
   */
  public static void store(TestDatabase database, int count, String over) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      int users = count / PER_USER;
      statement.execute(NUMBERS);
      statement.execute(users(users));
      // The owners exist; checking a million foreign keys would only take time.
      statement.execute("SET foreign_key_checks = 0");
      for (int first = 0; first < count; first += CHUNK) {
        int chunk = Math.min(CHUNK, count - first);
        statement.execute(sessions(users, first, chunk, over));
      }
      statement.execute("ANALYZE TABLE sessions, users");
    }
  }

  /**
   * Stores {@code count} sessions of one user, each ended after an hour, one a second from {@code
   * since} on.
   */
  public static void storeEnded(TestDatabase database, UserId user, int count, String since)
      throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(NUMBERS);
      statement.execute("SET foreign_key_checks = 0");
      for (int first = 0; first < count; first += CHUNK) {
        statement.execute(ended(user, first, Math.min(CHUNK, count - first), since));
      }
    }
  }

  private static String ended(UserId user, int first, int count, String since) {
    return String.format(
        "INSERT INTO sessions SELECT UNHEX(CONCAT('11111111', LPAD(HEX(n + %1$d), 24, '0'))), UNHEX('%2$s'),"
            + " '203.0.113.7', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101', 3, opened,"
            + " opened, opened, opened + INTERVAL 14 DAY, opened + INTERVAL 90 DAY, ends,"
            + " 'SIGNED_OUT', ends FROM (SELECT n, '%3$s' + INTERVAL (n + %1$d) SECOND opened,"
            + " '%3$s' + INTERVAL (n + %1$d + 3600) SECOND ends FROM numbers WHERE n < %4$d) made"
            + " ORDER BY n",
        first, user.value().toString().replace("-", ""), since, count);
  }

  private static String users(int last) {
    return String.format(
        "INSERT INTO users SELECT UNHEX(LPAD(HEX(n), 32, '0')), CONCAT('user', n), CONCAT('user', n),"
            + " CONCAT('user', n, '@example.org'), CONCAT('user', n, '@example.org'), 'ACTIVE', 0, 0,"
            + " '2020-01-01' FROM numbers WHERE n <= %d",
        last);
  }

  /** Whose it is and when it is over are spread by multiplications modulo a prime. */
  private static String sessions(int users, int first, int count, String over) {
    return String.format(
        "INSERT INTO sessions SELECT UNHEX(LPAD(HEX(id), 32, '0')),"
            + " UNHEX(LPAD(HEX(id * 7919 MOD %1$d), 32, '0')), '203.0.113.7',"
            + " 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 3,"
            + " UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), ends, ends, NULL, NULL, ends FROM"
            + " (SELECT n + %2$d id, '%3$s' + INTERVAL ((n + %2$d) * 104729 MOD 1000003) * 31 SECOND"
            + " ends FROM numbers WHERE n < %4$d) made ORDER BY id",
        users, first, over, count);
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A great many users on MySQL, made by the server itself. Ids are the numbers from 1, names are
 * {@code user} with seven digits of a permutation of them. All have the role {@code user}. The last
 * hundredth is disabled, and half of these have the role {@code admin}: rare, and as far from the
 * beginning of every list as possible. One of a hundred has the role {@code moderator}.
 */
public final class ManyUsers {
  private static final int CHUNK = 50_000;

  private ManyUsers() {}

  /** Stores them; {@code count} is at most a million. */
  public static void store(TestDatabase database, int count) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(ManySessions.NUMBERS);
      for (int first = 1; first <= count; first += CHUNK) {
        int chunk = Math.min(CHUNK, count - first + 1);
        statement.execute(users(first, chunk, count));
        statement.execute(roles("user", "id >= " + hex(first) + " AND id < " + hex(first + chunk)));
      }
      statement.execute(roles("admin", "id > " + hex(count - count / 200)));
      statement.execute(roles("moderator", "username_key LIKE '%50'"));
      statement.execute("ANALYZE TABLE users, user_roles");
    }
  }

  /** The id of the user with that number. */
  public static UUID id(int number) {
    return new UUID(0, number);
  }

  /** The names are spread by a multiplication modulo a prime. */
  private static String users(int first, int count, int all) {
    return String.format(
        "INSERT INTO users SELECT UNHEX(LPAD(HEX(n), 32, '0')), name, name,"
            + " CONCAT(name, '@example.org'), CONCAT(name, '@example.org'),"
            + " IF(n > %1$d, 'DISABLED', 'ACTIVE'), 0, 0, '2020-01-01' FROM"
            + " (SELECT n + %2$d n, CONCAT('user', LPAD((n + %2$d) * 104729 MOD 1000003, 7, '0')) name"
            + " FROM numbers WHERE n < %3$d) made ORDER BY n",
        all - all / 100, first, count);
  }

  private static String roles(String role, String users) {
    return "INSERT INTO user_roles SELECT id, '" + role + "' FROM users WHERE " + users;
  }

  private static String hex(int number) {
    return String.format("UNHEX('%032x')", number);
  }
}

package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The plans of the statements that list users, and the rows that the server reads for a page: by
 * counting, so that the result is the same on every machine.
 */
final class JooqUserPlansIT {
  private static final int USERS = 20_000;
  private static final int LIMIT = 20;

  /** Entries of indexes, rows and roles, in two rounds. */
  private static final long MAX_ROWS = 20L * (LIMIT + 1);

  private static final TestStore STORE = TestStore.on(TestDatabase.migrated(), 1);
  private static final OneConnection ONE = new OneConnection(STORE.database());

  @BeforeAll
  static void makeUsers() throws SQLException {
    ManyUsers.store(STORE.database(), USERS);
  }

  @AfterAll
  static void close() {
    ONE.close();
    STORE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', PRIMARY",
    "'', '', ACTIVE, ix_users_status",
    "'', '', DISABLED, ix_users_status",
    "'', user, '', ix_user_roles_role",
    "'', admin, '', ix_user_roles_role",
    "'', user, ACTIVE, ix_user_roles_role",
    "'', user, DISABLED, ix_users_status",
    "u, '', '', uq_users_username uq_users_email",
    "user0, '', '', uq_users_username uq_users_email",
    "user000, user, '', uq_users_username uq_users_email",
    "x, '', '', uq_users_username uq_users_email"
  })
  void everyPageReadsOneRangeOfAnIndexAndFewRows(
      String prefix, String role, String status, String indexes) throws SQLException {
    UserSearch search = search(prefix, role, status);
    for (UserSearch page : List.of(search, search.after(middle(search)))) {
      List<String> statements = ONE.statementsOf(() -> ONE.users().find(page));
      List<String> lists = statements.stream().filter(sql -> sql.contains("limit")).toList();
      List<String> expected = List.of(indexes.split(" ", -1));
      // A second round follows if users were found by both of their names.
      assertTrue(lists.size() <= 2 * expected.size(), () -> lists.size() + " lists");
      for (int each = 0; each < lists.size(); each++) {
        assertPlan(lists.get(each), expected.get(each % expected.size()));
      }
      for (String sql : statements) {
        assertPlan(sql, "");
      }
      long rows = ONE.rowsReadBy(() -> ONE.users().find(page));
      assertTrue(rows < MAX_ROWS, () -> page + " read " + rows + " rows");
    }
  }

  @ParameterizedTest
  @CsvSource({"'', admin, ACTIVE", "'', admin, DISABLED", "u, admin, ''", "user, '', LOCKED"})
  void searchThatFindsFewAmongManyReadsABoundedNumberOfRows(
      String prefix, String role, String status) throws SQLException {
    UserSearch search = search(prefix, role, status);
    long rows = ONE.rowsReadBy(() -> ONE.users().find(search));
    assertTrue(rows < 8L * UserPages.MAX_EXAMINED + 50, () -> search + " read " + rows + " rows");
  }

  @ParameterizedTest
  @CsvSource({"'', user, LOCKED", "u, '', LOCKED", "u, user, ''", "'', admin, ACTIVE"})
  void laterPageReadsNoMoreRowsThanTheFirst(String prefix, String role, String status)
      throws SQLException {
    UserSearch search = search(prefix, role, status);
    UserSearch later = search.after(middle(search));
    long first = ONE.rowsReadBy(() -> ONE.users().find(search));
    long second = ONE.rowsReadBy(() -> ONE.users().find(later));
    assertTrue(second <= first + 50, () -> first + " rows, later " + second);
  }

  /** A position far from the beginning, as if all pages before had been read. */
  private static UserPosition middle(UserSearch search) {
    return search
        .prefix()
        .<UserPosition>map(prefix -> new UserPosition.OfTerm(middle(prefix)))
        .orElseGet(() -> new UserPosition.OfId(new UserId(ManyUsers.id(USERS * 3 / 4))));
  }

  private static String middle(String prefix) {
    return Stream.of("user05", "user0005", prefix + "m")
        .filter(term -> term.startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  private static UserSearch search(String prefix, String role, String status) {
    return new UserSearch(
        Optional.of(prefix),
        RoleName.parse(role),
        Optional.of(status).filter(text -> !text.isEmpty()).map(UserStatus::valueOf),
        Optional.empty(),
        LIMIT);
  }

  private static void assertPlan(String sql, String index) throws SQLException {
    try (Connection connection = STORE.database().connect();
        Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery(explain() + sql)) {
      while (plan.next()) {
        String extra = String.valueOf(plan.getString("Extra"));
        String key = String.valueOf(plan.getString("key"));
        String line = sql + ": " + plan.getString("type") + " " + key + " " + extra;
        assertFalse("ALL".equals(plan.getString("type")), line);
        assertFalse(extra.contains("filesort") || extra.contains("temporary"), line);
        assertTrue(index.isEmpty() || key.equals(index), line);
      }
    }
  }

  /** As a table, which is the only form of MariaDB and not the default of MySQL 9. */
  private static String explain() throws SQLException {
    String version = new Sql(STORE.database()).query("SELECT VERSION()").get(0);
    return version.contains("MariaDB") ? "EXPLAIN " : "EXPLAIN FORMAT=TRADITIONAL ";
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.takeover.SourceKind;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of the tutorial, under the names that they have in the schema: servers differ in
 * whether they keep and compare the case of names. Immutable.
 *
 * @param schema the schema
 * @param users the table of users
 * @param roles the table of roles
 * @param userRoles the table of the roles of users
 * @param columns the columns whose names differ between the variants
 */
record TutorialTables(
    String schema, String users, String roles, String userRoles, Columns columns) {
  private static final Set<Integer> WHOLE_NUMBERS =
      Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT);

  /**
   * Columns whose names differ between the variants.
   *
   * @param kind the variant
   * @param user of the roles of users
   * @param role of the roles of users
   * @param createdAt of users, if there is one
   */
  record Columns(SourceKind kind, String user, String role, Optional<String> createdAt) {}

  /**
   * Finds the tables of the tutorial.
   *
   * @throws UnsuitableSourceException if they are missing or are others; the message says how
   */
  static TutorialTables find(Connection connection, String prefix) throws SQLException {
    String schema = connection.getCatalog();
    Map<String, Map<String, Integer>> found = read(connection.getMetaData(), schema);
    String users = named(found, schema, prefix + "users");
    String roles = named(found, schema, prefix + "roles");
    String userRoles = named(found, schema, prefix + "user_roles");
    refuseOurs(schema, users, columnsOf(found, users));
    require(users, columnsOf(found, users), "id", "username", "email", "password");
    require(roles, columnsOf(found, roles), "id", "name");
    requireNumber(connection.getMetaData(), schema, users, columnsOf(found, users));
    Columns columns =
        columns(userRoles, columnsOf(found, userRoles).keySet(), columnsOf(found, users).keySet());
    return new TutorialTables(schema, users, roles, userRoles, columns);
  }

  private static Columns columns(String userRoles, Set<String> links, Set<String> users) {
    Optional<String> created =
        Stream.of("createdat", "created_at").filter(users::contains).findFirst();
    if (links.containsAll(Set.of("userid", "roleid"))) {
      return new Columns(SourceKind.NODE, "userId", "roleId", created);
    }
    if (links.containsAll(Set.of("user_id", "role_id"))) {
      return new Columns(SourceKind.SPRING, "user_id", "role_id", created);
    }
    throw new UnsuitableSourceException(
        "The table %s has neither the columns userId and roleId (Node.js) nor user_id and role_id (Spring Boot), but %s."
            .formatted(userRoles, String.join(", ", links)));
  }

  private static Map<String, Map<String, Integer>> read(DatabaseMetaData meta, String schema)
      throws SQLException {
    Map<String, Map<String, Integer>> found = new TreeMap<>();
    try (ResultSet rows = meta.getColumns(schema, null, "%", "%")) {
      while (rows.next()) {
        found
            .computeIfAbsent(rows.getString("TABLE_NAME"), name -> new TreeMap<>())
            .put(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), rows.getInt("DATA_TYPE"));
      }
    }
    return found;
  }

  private static Map<String, Integer> columnsOf(
      Map<String, Map<String, Integer>> found, String table) {
    return found.getOrDefault(table, Map.of());
  }

  /** Exactly this name or, if there is none, the only one that differs by case. */
  private static String named(
      Map<String, Map<String, Integer>> found, String schema, String wanted) {
    List<String> names = found.keySet().stream().filter(wanted::equalsIgnoreCase).toList();
    if (names.contains(wanted)) {
      return wanted;
    }
    if (names.size() == 1) {
      return names.get(0);
    }
    throw new UnsuitableSourceException(
        "The schema %s has no table %s, but %s. Name the schema of the tutorial in the URL or with --from-schema, and with --tables-prefix what the names of its tables begin with."
            .formatted(schema, wanted, listed(found.keySet())));
  }

  private static String listed(Set<String> tables) {
    int shown = 10;
    return tables.isEmpty()
        ? "none at all"
        : tables.stream().limit(shown).collect(Collectors.joining(", "))
            + (tables.size() > shown ? " and " + (tables.size() - shown) + " others" : "");
  }

  private static void refuseOurs(String schema, String users, Map<String, Integer> columns) {
    if (columns.keySet().containsAll(Set.of("username_key", "email_key"))) {
      throw new UnsuitableSourceException(
          "The table %s in the schema %s belongs to Portcullis and not to the tutorial. Name the schema of the tutorial with --from-schema, or with --tables-prefix what the names of its tables begin with."
              .formatted(users, schema));
    }
  }

  private static void require(String table, Map<String, Integer> columns, String... wanted) {
    Set<String> missing = new TreeSet<>(Set.of(wanted));
    missing.removeAll(columns.keySet());
    if (!missing.isEmpty()) {
      throw new UnsuitableSourceException(
          "The table %s is not that of the tutorial: it lacks the column %s."
              .formatted(table, String.join(" and ", missing)));
    }
  }

  /** Accounts are read in the order of numbers, and each number has to name one. */
  private static void requireNumber(
      DatabaseMetaData meta, String schema, String users, Map<String, Integer> columns)
      throws SQLException {
    Set<String> key = new TreeSet<>();
    try (ResultSet rows = meta.getPrimaryKeys(schema, null, users)) {
      while (rows.next()) {
        key.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    if (!key.equals(Set.of("id")) || !WHOLE_NUMBERS.contains(columns.getOrDefault("id", 0))) {
      throw new UnsuitableSourceException(
          "The table %s is not that of the tutorial: its primary key must be a whole number called id."
              .formatted(users));
    }
  }
}

package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Adds an index that finds the live sessions of a user without reading ended ones, and drops the
 * foreign key that deleted all sessions of a user in one statement. A class instead of a script,
 * because MySQL has no conditional form of these changes, which an interrupted migration needs.
 */
final class LiveSessionsMigration implements JavaMigration {
  private static final String FOREIGN_KEY = "fk_sessions_user";
  private static final String OLD_INDEX = "ix_sessions_user";
  private static final String INDEX = "ix_sessions_live";

  /** Sessions that have not ended sort first, ordered by expiry. */
  private static final String COLUMNS = "(user_id, ended_at, over_at)";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("010.1");
  }

  @Override
  public String getDescription() {
    return "live sessions";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  /** MySQL commits every schema change by itself. */
  @Override
  public boolean canExecuteInTransaction() {
    return false;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    DatabaseMetaData database = connection.getMetaData();
    boolean embedded = "H2".equals(database.getDatabaseProductName());
    try (Statement statement = connection.createStatement()) {
      for (String sql : embedded ? embedded() : server(existing(connection, database))) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> embedded() {
    return List.of(
        "ALTER TABLE sessions DROP CONSTRAINT IF EXISTS " + FOREIGN_KEY,
        "CREATE INDEX IF NOT EXISTS " + INDEX + " ON sessions " + COLUMNS,
        "DROP INDEX IF EXISTS " + OLD_INDEX);
  }

  /** One statement, which MySQL executes completely or not at all, and without blocking writers. */
  private static List<String> server(Set<String> existing) {
    List<String> changes = new ArrayList<>();
    if (existing.contains(FOREIGN_KEY)) {
      changes.add("DROP FOREIGN KEY " + FOREIGN_KEY);
    }
    if (!existing.contains(INDEX)) {
      changes.add("ADD INDEX " + INDEX + " " + COLUMNS);
    }
    if (existing.contains(OLD_INDEX)) {
      changes.add("DROP INDEX " + OLD_INDEX);
    }
    return changes.isEmpty()
        ? List.of()
        : List.of("ALTER TABLE sessions " + String.join(", ", changes));
  }

  private static Set<String> existing(Connection connection, DatabaseMetaData database)
      throws SQLException {
    Set<String> names = new HashSet<>();
    String schema = connection.getCatalog();
    try (ResultSet keys = database.getImportedKeys(schema, null, "sessions")) {
      collect(keys, "FK_NAME", names);
    }
    try (ResultSet indexes = database.getIndexInfo(schema, null, "sessions", false, true)) {
      collect(indexes, "INDEX_NAME", names);
    }
    return names;
  }

  private static void collect(ResultSet rows, String column, Set<String> names)
      throws SQLException {
    while (rows.next()) {
      names.add(String.valueOf(rows.getString(column)).toLowerCase(Locale.ROOT));
    }
  }
}

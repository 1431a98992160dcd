package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Adds an index that finds the live sessions of a user without reading ended ones, and drops the
 * foreign key that deleted all sessions of a user in one statement.
 */
final class LiveSessionsMigration extends ConditionalMigration {
  private static final String FOREIGN_KEY = "fk_sessions_user";
  private static final String OLD_INDEX = "ix_sessions_user";
  private static final String INDEX = "ix_sessions_live";

  /** Sessions that have not ended sort first, ordered by expiry. */
  private static final String COLUMNS = "(user_id, ended_at, over_at)";

  LiveSessionsMigration() {
    super("010.1", "live sessions");
  }

  @Override
  List<String> embedded() {
    return List.of(
        "ALTER TABLE sessions DROP CONSTRAINT IF EXISTS " + FOREIGN_KEY,
        "CREATE INDEX IF NOT EXISTS " + INDEX + " ON sessions " + COLUMNS,
        "DROP INDEX IF EXISTS " + OLD_INDEX);
  }

  /** One statement, which MySQL executes completely or not at all, and without blocking writers. */
  @Override
  List<String> server(Connection connection) throws SQLException {
    Set<String> existing = indexes(connection, "sessions");
    existing.addAll(foreignKeys(connection));
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

  private static Set<String> foreignKeys(Connection connection) throws SQLException {
    try (ResultSet keys =
        connection.getMetaData().getImportedKeys(connection.getCatalog(), null, "sessions")) {
      return names(keys, "FK_NAME");
    }
  }
}

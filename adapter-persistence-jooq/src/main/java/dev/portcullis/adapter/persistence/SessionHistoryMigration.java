package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Adds an index that reads the sessions of a user page by page, ended ones too, in the order of
 * their ids. A class instead of a script, because MySQL has no conditional form of this change,
 * which an interrupted migration needs.
 */
final class SessionHistoryMigration implements JavaMigration {
  private static final String INDEX = "ix_sessions_history";
  private static final String CREATE = "CREATE INDEX " + INDEX + " ON sessions (user_id, id)";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("021");
  }

  @Override
  public String getDescription() {
    return "session history";
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
    if (!exists(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(CREATE);
      }
    }
  }

  private static boolean exists(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    String schema = connection.getCatalog();
    try (ResultSet rows = database.getIndexInfo(schema, null, "sessions", false, true)) {
      while (rows.next()) {
        if (INDEX.equalsIgnoreCase(rows.getString("INDEX_NAME"))) {
          return true;
        }
      }
    }
    return false;
  }
}

package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * A migration that looks at what is there before it changes it. A class instead of a script,
 * because MySQL has no conditional form of such changes, which an interrupted migration needs.
 */
abstract class ConditionalMigration implements JavaMigration {
  private final String version;
  private final String description;

  ConditionalMigration(String version, String description) {
    this.version = version;
    this.description = description;
  }

  /** The statements for the embedded database, which has conditional forms. */
  abstract List<String> embedded();

  /** The statements that a server still needs; MySQL executes each completely or not at all. */
  abstract List<String> server(Connection connection) throws SQLException;

  @Override
  public final MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(version);
  }

  @Override
  public final String getDescription() {
    return description;
  }

  @Override
  public final Integer getChecksum() {
    return 1;
  }

  /** MySQL commits every schema change by itself. */
  @Override
  public final boolean canExecuteInTransaction() {
    return false;
  }

  @Override
  public final void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    boolean isEmbedded = "H2".equals(connection.getMetaData().getDatabaseProductName());
    try (Statement statement = connection.createStatement()) {
      for (String sql : isEmbedded ? embedded() : server(connection)) {
        statement.execute(sql);
      }
    }
  }

  /** The names of the indexes of {@code table}, in lower case. */
  static Set<String> indexes(Connection connection, String table) throws SQLException {
    try (ResultSet rows =
        connection.getMetaData().getIndexInfo(connection.getCatalog(), null, table, false, true)) {
      return names(rows, "INDEX_NAME");
    }
  }

  /** The values of {@code column} in {@code rows}, in lower case. */
  static Set<String> names(ResultSet rows, String column) throws SQLException {
    Set<String> names = new HashSet<>();
    while (rows.next()) {
      names.add(String.valueOf(rows.getString(column)).toLowerCase(Locale.ROOT));
    }
    return names;
  }
}

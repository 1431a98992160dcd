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
 * Gives audit entries room for their place in a chain, and indexes by which they are searched. A
 * class instead of a script, because MySQL has no conditional form of these changes, which an
 * interrupted migration needs.
 */
final class AuditChainsMigration implements JavaMigration {
  private static final String TABLE = "audit_events";

  /** At the end of the table and without values: MySQL and MariaDB copy no row for that. */
  private static final List<String> COLUMNS =
      List.of(
          "chain_writer BINARY(16) NULL",
          "chain_lane INT NULL",
          "chain_sequence BIGINT NULL",
          "chain_mac BINARY(32) NULL");

  private static final List<String> INDEXES =
      List.of("ix_audit_events_actor (actor_id, id)", "ix_audit_events_event (event, id)");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("020");
  }

  @Override
  public String getDescription() {
    return "audit chains";
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
      for (String sql : embedded ? embedded() : server(connection, database)) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> embedded() {
    List<String> statements = new ArrayList<>();
    for (String column : COLUMNS) {
      statements.add("ALTER TABLE " + TABLE + " ADD COLUMN IF NOT EXISTS " + column);
    }
    for (String index : INDEXES) {
      statements.add(
          "CREATE INDEX IF NOT EXISTS "
              + name(index)
              + " ON "
              + TABLE
              + index.substring(index.indexOf(' ')));
    }
    return statements;
  }

  /**
   * Two statements, each of which MySQL executes completely or not at all, and without blocking
   * writers: the first is instant, which it would not be together with the second.
   */
  private static List<String> server(Connection connection, DatabaseMetaData database)
      throws SQLException {
    String schema = connection.getCatalog();
    List<String> statements = new ArrayList<>();
    try (ResultSet rows = database.getColumns(schema, null, TABLE, "%")) {
      addMissing(" ADD COLUMN ", COLUMNS, names(rows, "COLUMN_NAME"), statements);
    }
    try (ResultSet rows = database.getIndexInfo(schema, null, TABLE, false, true)) {
      addMissing(" ADD INDEX ", INDEXES, names(rows, "INDEX_NAME"), statements);
    }
    return statements;
  }

  private static void addMissing(
      String change, List<String> wanted, Set<String> existing, List<String> statements) {
    List<String> missing =
        wanted.stream()
            .filter(each -> !existing.contains(name(each)))
            .map(each -> change + each)
            .toList();
    if (!missing.isEmpty()) {
      statements.add("ALTER TABLE " + TABLE + String.join(",", missing));
    }
  }

  private static String name(String definition) {
    return definition.substring(0, definition.indexOf(' '));
  }

  private static Set<String> names(ResultSet rows, String column) throws SQLException {
    Set<String> names = new HashSet<>();
    while (rows.next()) {
      names.add(String.valueOf(rows.getString(column)).toLowerCase(Locale.ROOT));
    }
    return names;
  }
}

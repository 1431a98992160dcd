package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives audit entries room for their place in a chain, and indexes by which they are searched. */
final class AuditChainsMigration extends ConditionalMigration {
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

  AuditChainsMigration() {
    super("020", "audit chains");
  }

  @Override
  List<String> embedded() {
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
  @Override
  List<String> server(Connection connection) throws SQLException {
    List<String> statements = new ArrayList<>();
    addMissing(" ADD COLUMN ", COLUMNS, columns(connection), statements);
    addMissing(" ADD INDEX ", INDEXES, indexes(connection, TABLE), statements);
    return statements;
  }

  private static Set<String> columns(Connection connection) throws SQLException {
    try (ResultSet rows =
        connection.getMetaData().getColumns(connection.getCatalog(), null, TABLE, "%")) {
      return names(rows, "COLUMN_NAME");
    }
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
}

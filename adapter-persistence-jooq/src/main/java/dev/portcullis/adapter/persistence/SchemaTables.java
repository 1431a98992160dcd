package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * All tables in the schema, including those of other applications. Immutable.
 *
 * @param schema name of the schema
 * @param columns the columns of each table or view
 */
record SchemaTables(String schema, Map<String, Set<String>> columns) {
  static SchemaTables read(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData meta = connection.getMetaData();
      boolean exact = meta.supportsMixedCaseIdentifiers();
      Map<String, Set<String>> columns = new TreeMap<>();
      try (ResultSet rows =
          meta.getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
        while (rows.next()) {
          String table = rows.getString("TABLE_NAME");
          columns
              .computeIfAbsent(exact ? table : lower(table), name -> new TreeSet<>())
              .add(lower(rows.getString("COLUMN_NAME")));
        }
      }
      // MySQL calls its schemas catalogs.
      String schema = connection.getSchema();
      return new SchemaTables(schema == null ? connection.getCatalog() : schema, columns);
    }
  }

  boolean has(String table) {
    return columns.containsKey(table);
  }

  /**
   * Refuses tables of other applications with the name of a table of Portcullis. A table belongs to
   * Portcullis if the migration that creates it has completed, or, after an interrupted migration,
   * if it has exactly the expected columns.
   *
   * @throws SchemaConflictException naming every such table
   */
  void refuseForeignTables(SchemaHistory history) {
    Set<String> foreign =
        history.known().stream()
            .filter(migration -> !history.complete().contains(migration.getVersion()))
            .flatMap(migration -> SchemaScripts.tables(migration).entrySet().stream())
            .filter(table -> has(table.getKey()))
            .filter(
                table ->
                    !history.isBegun() || !table.getValue().equals(columns.get(table.getKey())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!foreign.isEmpty()) {
      throw new SchemaConflictException(
          ("The schema %s contains tables that Portcullis did not create, with names that it"
                  + " needs: %s. Rename them, or use a schema (AUTH_DB_URL) of its own. If they come"
                  + " from a copy of a Portcullis database, copy %s or %s as well.")
              .formatted(
                  schema,
                  String.join(", ", foreign),
                  SchemaMigrator.TABLE,
                  SchemaHistory.OLD_TABLE));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

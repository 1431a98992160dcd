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
 * What the schema holds, ours or not.
 *
 * @param schema its name
 * @param columns of each table or view
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
   * Refuses a table that has a name of ours and is not ours. It is ours if the migration that makes
   * it is complete; if one was cut off after it, it has exactly the columns that we gave it.
   *
   * @throws SchemaConflictException naming every such table
   */
  void refuseStrangers(SchemaHistory history) {
    Set<String> strangers =
        history.known().stream()
            .filter(migration -> !history.complete().contains(migration.getVersion()))
            .flatMap(migration -> SchemaScripts.tables(migration).entrySet().stream())
            .filter(table -> has(table.getKey()))
            .filter(
                table ->
                    !history.isBegun() || !table.getValue().equals(columns.get(table.getKey())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!strangers.isEmpty()) {
      throw new SchemaConflictException(
          ("The schema %s holds tables that were not made by Portcullis and have names that it"
                  + " needs: %s. Rename them, or use a schema (AUTH_DB_URL) of its own. If they come"
                  + " from a copy of a Portcullis database, copy %s or %s as well.")
              .formatted(
                  schema,
                  String.join(", ", strangers),
                  SchemaMigrator.TABLE,
                  SchemaHistory.OLD_TABLE));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

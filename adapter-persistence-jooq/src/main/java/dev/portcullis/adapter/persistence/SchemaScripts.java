package dev.portcullis.adapter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;

/** Reads from a migration script which tables it creates, and with which columns. Pure. */
final class SchemaScripts {
  private static final Pattern TABLE =
      Pattern.compile("(?ms)^CREATE TABLE IF NOT EXISTS (\\w+) \\((.*?)^\\)");

  /** Column names are in lower case; other words at the start of a line are not. */
  private static final Pattern COLUMN = Pattern.compile("(?m)^ +([a-z_][a-z0-9_]*) ");

  private SchemaScripts() {}

  /**
   * Whether the migration belongs to this module, as a script or a class, and is not only an entry
   * of a history.
   */
  static boolean isOurs(MigrationInfo migration) {
    return migration.getVersion() != null
        && (migration.getScript().startsWith(SchemaScripts.class.getPackageName())
            || SchemaScripts.class.getResource(path(migration)) != null);
  }

  /** The columns of each table that {@code migration} creates. */
  static Map<String, Set<String>> tables(MigrationInfo migration) {
    Map<String, Set<String>> tables = new LinkedHashMap<>();
    Matcher table = TABLE.matcher(text(migration));
    while (table.find()) {
      Set<String> columns = new TreeSet<>();
      Matcher column = COLUMN.matcher(table.group(2));
      while (column.find()) {
        columns.add(column.group(1));
      }
      tables.put(table.group(1), columns);
    }
    return tables;
  }

  private static String text(MigrationInfo migration) {
    try (InputStream script = SchemaScripts.class.getResourceAsStream(path(migration))) {
      return script == null ? "" : new String(script.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String path(MigrationInfo migration) {
    return "/" + SchemaMigrator.FOLDER + "/" + migration.getScript();
  }
}

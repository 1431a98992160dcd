package dev.portcullis.testkit.database;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The statements from which a MariaDB makes its system tables, which MySQL carries inside. */
record SystemTables(Path share) {

  private static final List<String> PARTS =
      List.of("system_tables.sql", "performance_tables.sql", "system_tables_data.sql");

  SystemTables {
    requireNonNull(share, "share");
  }

  /** Writes them into one file in the folder. */
  Path script(Path folder) throws IOException {
    StringBuilder script = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
    script.append("SET @auth_root_socket=NULL;\n");
    for (String part : PARTS) {
      // Latin 1 keeps every byte as it is, whatever the file's own encoding.
      script.append(Files.readString(fileOf(part), StandardCharsets.ISO_8859_1));
    }
    Path file = folder.resolve("system-tables.sql");
    return Files.writeString(file, script, StandardCharsets.ISO_8859_1);
  }

  /** Before MariaDB 11 the files had their names from MySQL. */
  private Path fileOf(String part) {
    Path own = share.resolve("mariadb_" + part);
    return Files.exists(own) ? own : share.resolve("mysql_" + part);
  }
}

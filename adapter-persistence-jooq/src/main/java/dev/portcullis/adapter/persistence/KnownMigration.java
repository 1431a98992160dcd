package dev.portcullis.adapter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A migration of this version, with the values that Flyway writes to its history. The build lists
 * them, so that a start on a database that is up to date needs neither Flyway nor the scripts.
 *
 * @param version for example {@code 010.1}
 * @param description from the name of the script, or of the class
 * @param type Flyway's name for scripts or for classes
 * @param checksum of the content
 */
record KnownMigration(SchemaVersion version, String description, String type, int checksum) {
  /** Beside the classes; written by {@link MigrationIndex}. */
  static final String INDEX = "migrations.tsv";

  /**
   * Every migration, in order.
   *
   * @throws IllegalStateException if the list is missing or unreadable: the build wrote none
   */
  static List<KnownMigration> all() {
    try (InputStream index = KnownMigration.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        throw new IllegalStateException(INDEX + " is missing; Maven writes it in process-classes");
      }
      return new String(index.readAllBytes(), UTF_8).lines().map(KnownMigration::parse).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** One line of the list. */
  String line() {
    return String.join("\t", version.toString(), description, type, Integer.toString(checksum));
  }

  PendingMigration asPending() {
    return new PendingMigration(version.toString(), description);
  }

  private static KnownMigration parse(String line) {
    String[] values = line.split("\t", -1);
    return new KnownMigration(
        SchemaVersion.of(values[0]).orElseThrow(),
        values[1],
        values[2],
        Integer.parseInt(values[3]));
  }
}

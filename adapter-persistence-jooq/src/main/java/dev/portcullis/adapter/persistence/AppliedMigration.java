package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a history table of Flyway.
 *
 * @param version empty for entries without one, which Portcullis does not make
 * @param description as it was when the migration ran
 * @param type as it was when the migration ran, or {@code BASELINE}
 * @param checksum empty for a baseline
 * @param hasSucceeded whether the migration ran to its end
 */
record AppliedMigration(
    Optional<SchemaVersion> version,
    String description,
    String type,
    Optional<Integer> checksum,
    boolean hasSucceeded) {

  /** The entries of {@code table}; empty without the table, or if it is not one of Flyway. */
  static Optional<List<AppliedMigration>> read(Connection connection, String table)
      throws SQLException {
    // Flyway skips the entry about the table itself too.
    String query =
        "SELECT version, description, type, checksum, success FROM "
            + table
            + " WHERE type <> 'TABLE'";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<AppliedMigration> entries = new ArrayList<>();
      while (rows.next()) {
        entries.add(of(rows));
      }
      return Optional.of(entries);
    } catch (SQLException failure) {
      if (SqlFailures.stateOf(failure).filter(DatabaseState.TABLES_MISSING::equals).isPresent()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Whether this entry says that {@code migration}, with this content, ran to its end. */
  boolean completes(KnownMigration migration) {
    return hasSucceeded
        && version.equals(Optional.of(migration.version()))
        && description.equals(migration.description())
        && type.equals(migration.type())
        && checksum.equals(Optional.of(migration.checksum()));
  }

  /** The version up to which nothing needs to run, if this entry states one. */
  Optional<SchemaVersion> baseline() {
    return hasSucceeded && type.equals("BASELINE") ? version : Optional.empty();
  }

  private static AppliedMigration of(ResultSet row) throws SQLException {
    int checksum = row.getInt("checksum");
    Optional<Integer> known = row.wasNull() ? Optional.empty() : Optional.of(checksum);
    return new AppliedMigration(
        Optional.ofNullable(row.getString("version")).flatMap(SchemaVersion::of),
        String.valueOf(row.getString("description")),
        String.valueOf(row.getString("type")),
        known,
        row.getBoolean("success"));
  }
}

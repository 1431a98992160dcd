package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The tables of Portcullis in the database. Reads the history of their migrations itself, and loads
 * Flyway only if it has something to do: Flyway takes longer to load than the rest of the store.
 * Thread-safe.
 */
final class Schema {
  private final Connections connections;
  private final Supplier<SchemaMigrator> migrator;

  Schema(Connections connections, Supplier<SchemaMigrator> migrator) {
    this.connections = connections;
    this.migrator = migrator;
  }

  /** Runs what is pending. Flyway also refuses what it does not understand in the history. */
  void migrate(Consumer<Boolean> before) {
    Optional<List<AppliedMigration>> own = read(SchemaMigrator.TABLE);
    if (own.map(SchemaProgress::of).filter(SchemaProgress::isUpToDate).isEmpty()) {
      before.accept(own.isEmpty() && read(SchemaHistory.OLD_TABLE).isEmpty());
      migrator.get().migrate();
    }
  }

  List<PendingMigration> pending() {
    SchemaProgress progress =
        read(SchemaMigrator.TABLE)
            .filter(own -> !own.isEmpty())
            .map(SchemaProgress::of)
            .or(() -> read(SchemaHistory.OLD_TABLE).map(SchemaProgress::ofOld))
            .orElseGet(() -> SchemaProgress.of(List.of()));
    if (!progress.unexplained().isEmpty()) {
      throw new SchemaConflictException(
          ("Cannot say which migrations are pending: the history table %s has entries that do not"
                  + " match the migrations of this version: %s. Use the version that made them, or"
                  + " restore the database from a backup.")
              .formatted(SchemaMigrator.TABLE, names(progress.unexplained())));
    }
    return progress.pending().stream().map(KnownMigration::asPending).toList();
  }

  private Optional<List<AppliedMigration>> read(String table) {
    Connection connection = connections.open();
    try {
      return AppliedMigration.read(connection, table);
    } catch (SQLException failure) {
      throw SqlFailures.translated(failure);
    } finally {
      connections.giveBack(connection);
    }
  }

  private static String names(List<AppliedMigration> entries) {
    return entries.stream()
        .map(
            entry -> entry.version().map(version -> version + " ").orElse("") + entry.description())
        .collect(Collectors.joining(", "));
  }
}

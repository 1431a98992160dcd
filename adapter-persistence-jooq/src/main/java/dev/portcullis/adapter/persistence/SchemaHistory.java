package dev.portcullis.adapter.persistence;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The completed migrations of Portcullis, according to its own history table or to that of version
 * 0.1, which has Flyway's default name. The old table is read and never changed: nodes of version
 * 0.1 continue to use it, and it may also belong to another application. Immutable.
 *
 * @param isBegun whether a history of Portcullis exists, possibly without a completed migration
 * @param hasFailures whether it contains a failed attempt
 * @param known every migration of Portcullis
 * @param complete the versions of those that completed
 */
record SchemaHistory(
    boolean isBegun,
    boolean hasFailures,
    List<MigrationInfo> known,
    Set<MigrationVersion> complete) {
  static final String OLD_TABLE = "flyway_schema_history";

  static SchemaHistory own(Flyway flyway) {
    List<MigrationInfo> all = List.of(flyway.info().all());
    return of(
        true,
        all,
        all.stream().anyMatch(migration -> migration.getState().isFailed()),
        migration -> isDone(migration) || migration.getState() == MigrationState.BELOW_BASELINE);
  }

  static SchemaHistory old(Flyway flyway, SchemaTables tables) {
    if (!tables.has(OLD_TABLE)) {
      return of(false, List.of(flyway.info().all()), false, migration -> false);
    }
    List<MigrationInfo> all = List.of(flyway.info().all());
    // An empty history: a node of version 0.1 is creating its first table now.
    boolean isEmpty = all.stream().noneMatch(MigrationInfo::isApplied);
    // Version, name and content must match: the V1 of another application differs in these.
    SchemaHistory history =
        of(
            true,
            all,
            false,
            migration ->
                isDone(migration)
                    && migration.isChecksumMatching()
                    && migration.isDescriptionMatching()
                    && migration.isTypeMatching());
    return isEmpty || !history.complete.isEmpty()
        ? history
        : of(false, all, false, migration -> false);
  }

  /** The last version that completed together with all before it; 0 if there is none. */
  MigrationVersion reached() {
    return known.stream()
        .map(MigrationInfo::getVersion)
        .sorted()
        .takeWhile(complete::contains)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> MigrationVersion.fromVersion("0"));
  }

  private static SchemaHistory of(
      boolean isBegun,
      List<MigrationInfo> all,
      boolean hasFailures,
      Predicate<MigrationInfo> isComplete) {
    List<MigrationInfo> ours = all.stream().filter(SchemaScripts::isOurs).toList();
    return new SchemaHistory(
        isBegun,
        hasFailures,
        ours,
        ours.stream()
            .filter(isComplete)
            .map(MigrationInfo::getVersion)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static boolean isDone(MigrationInfo migration) {
    MigrationState state = migration.getState();
    return state.isApplied() && !state.isFailed();
  }
}

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
 * Which of our migrations are complete, by our own history or by the one of the versions before,
 * which has the name that every Flyway takes by default. The old one is read and never changed:
 * nodes of the version before go on with it, and it may be another application's as well.
 *
 * @param isBegun whether there is a history of ours, maybe without a migration that is complete
 * @param hasFailures whether it holds an attempt that failed
 * @param known every migration of ours
 * @param complete of those, what ran to its end
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
    // An empty one: a node of the version before is making its first table at this moment.
    boolean isEmpty = all.stream().noneMatch(MigrationInfo::isApplied);
    // Same version, name and content: somebody else's V1 is none of these.
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

  /** The last version that is complete with all before it; zero if there is none. */
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

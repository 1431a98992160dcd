package dev.portcullis.adapter.persistence;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which migrations a database has, by its history alone and without Flyway. Immutable.
 *
 * @param known every migration of this version, in order
 * @param applied the entries of the history
 */
record SchemaProgress(List<KnownMigration> known, List<AppliedMigration> applied) {
  /** What a history of this version says. */
  static SchemaProgress of(List<AppliedMigration> own) {
    return new SchemaProgress(KnownMigration.all(), own);
  }

  /**
   * What the history of version 0.1 says. Its table may belong to another application; then nothing
   * matches, and everything is pending.
   */
  static SchemaProgress ofOld(List<AppliedMigration> old) {
    List<KnownMigration> known = KnownMigration.all();
    List<AppliedMigration> first =
        known.stream()
            .map(migration -> old.stream().filter(entry -> entry.completes(migration)).findFirst())
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();
    return new SchemaProgress(known, first);
  }

  /** The migrations that have not completed. */
  List<KnownMigration> pending() {
    return known.stream().filter(Predicate.not(this::isComplete)).toList();
  }

  /**
   * Entries that no migration of this version explains. Flyway refuses them. Migrations of a later
   * version are not among them: while versions change, nodes of both run.
   */
  List<AppliedMigration> unexplained() {
    return applied.stream()
        .filter(AppliedMigration::hasSucceeded)
        .filter(entry -> entry.baseline().isEmpty() && !isLater(entry))
        .filter(entry -> known.stream().noneMatch(entry::completes))
        .toList();
  }

  /** Whether a migration would do nothing: all completed, none failed, all of them ours. */
  boolean isUpToDate() {
    return applied.stream().allMatch(AppliedMigration::hasSucceeded)
        && pending().isEmpty()
        && unexplained().isEmpty();
  }

  private boolean isComplete(KnownMigration migration) {
    return baselines().anyMatch(baseline -> migration.version().compareTo(baseline) <= 0)
        || applied.stream().anyMatch(entry -> entry.completes(migration));
  }

  private boolean isLater(AppliedMigration entry) {
    SchemaVersion last = known.get(known.size() - 1).version();
    return entry.version().filter(version -> version.compareTo(last) > 0).isPresent();
  }

  private Stream<SchemaVersion> baselines() {
    return applied.stream().flatMap(entry -> entry.baseline().stream());
  }
}

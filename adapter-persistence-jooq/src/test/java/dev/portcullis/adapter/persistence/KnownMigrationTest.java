package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KnownMigrationTest {
  /** With its checksums; otherwise a start would believe that a database is up to date. */
  @Test
  void listOfTheBuildIsWhatFlywayFinds() {
    assertEquals(MigrationIndex.resolved(), KnownMigration.all());
  }

  @Test
  void listContainsScriptsAndClasses() {
    List<String> lines = KnownMigration.all().stream().map(KnownMigration::line).toList();
    assertTrue(lines.get(0).startsWith("001\tusers\tSQL\t"), lines::toString);
    assertTrue(lines.contains("010.1\tlive sessions\tJDBC\t1"), lines::toString);
  }
}

package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

final class SchemaVersionTest {
  private static final List<String> TEXTS =
      List.of(
          "0",
          "1",
          "001",
          "1.0",
          "9",
          "10",
          "010",
          "010.1",
          "10.10",
          "10.9",
          "11",
          "20261127213000");

  @Test
  void versionsOrderAsInFlyway() {
    for (String one : TEXTS) {
      for (String other : TEXTS) {
        int flyway =
            MigrationVersion.fromVersion(one).compareTo(MigrationVersion.fromVersion(other));
        assertEquals(
            Integer.signum(flyway),
            version(one).compareTo(version(other)),
            () -> one + " and " + other);
      }
    }
  }

  @Test
  void equalVersionsHaveEqualHashes() {
    assertEquals(version("010"), version("10.0"));
    assertEquals(version("010").hashCode(), version("10.0").hashCode());
    assertNotEquals(version("010"), version("010.1"));
  }

  @Test
  void otherTextsAreNoVersions() {
    assertTrue(
        Stream.of("", ".", "1.", "1..2", "a", "1a", "-1", " 1")
            .map(SchemaVersion::of)
            .allMatch(Optional::isEmpty));
  }

  private static SchemaVersion version(String text) {
    return SchemaVersion.of(text).orElseThrow();
  }
}

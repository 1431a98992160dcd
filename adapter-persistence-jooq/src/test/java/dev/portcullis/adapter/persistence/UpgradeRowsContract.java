package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Race;
import dev.portcullis.testkit.fixture.UserFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a database is new, and when an older version may still be running on it. */
interface UpgradeRowsContract {
  Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  TestDatabase database();

  @Test
  default void newDatabaseIsNoUpgradeAndNeverBecomesOne() {
    try (TestStore store = TestStore.on(database())) {
      assertEquals(Optional.empty(), store.persistence().upgradedAt("change", NOW));
      addUser(store.persistence());
      assertEquals(Optional.empty(), store.persistence().upgradedAt("change", NOW.plusSeconds(1)));
    }
  }

  @Test
  default void databaseInUseIsUpgradedOnceAndForAllNodes() throws Exception {
    try (TestStore store = TestStore.on(database())) {
      addUser(store.persistence());
      Race<Optional<Instant>> nodes =
          Race.of(
              4,
              lane -> store.persistence().upgradedAt("change", NOW.plus(Duration.ofSeconds(lane))));
      List<Optional<Instant>> seen = nodes.results().stream().distinct().toList();
      assertEquals(1, seen.size(), nodes::toString);
      assertTrue(seen.get(0).isPresent());
      assertEquals(seen.get(0), store.persistence().upgradedAt("change", NOW.plusSeconds(99)));
    }
  }

  @Test
  default void eachChangeHasItsOwnTime() {
    try (TestStore store = TestStore.on(database())) {
      assertEquals(Optional.empty(), store.persistence().upgradedAt("first", NOW));
      addUser(store.persistence());
      assertEquals(Optional.of(NOW), store.persistence().upgradedAt("second", NOW));
    }
  }

  private static void addUser(JooqPersistence persistence) {
    User user = UserFixture.aUser().build();
    persistence.users().add(user);
  }
}

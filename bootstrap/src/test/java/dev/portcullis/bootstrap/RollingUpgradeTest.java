package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.UserFixture;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What older nodes would refuse is written when none can be running any more. */
class RollingUpgradeTest {
  private static final Duration WINDOW = Duration.ofHours(6);

  @AutoClose private final TestDatabase database = TestDatabase.h2();
  @AutoClose private final JooqPersistence store = open();

  private final MutableClock clock = MutableClock.atNoon();
  private final RollingUpgrade upgrade = new RollingUpgrade(WINDOW, clock);

  @Test
  void isNotOverBeforeTheDatabaseHasBeenAsked() {
    assertFalse(upgrade.isOver());
  }

  @Test
  void newDatabaseHasNoOlderNodes() {
    upgrade.follow(store);
    assertTrue(upgrade.isOver());
  }

  @Test
  void databaseInUseIsUpgradedForAsLongAsTheWindow() {
    use();
    upgrade.follow(store);
    assertFalse(upgrade.isOver());
    clock.advance(WINDOW.minusMillis(1));
    assertFalse(upgrade.isOver());
    clock.advance(Duration.ofMillis(1));
    assertTrue(upgrade.isOver());
  }

  /** The window begins with the first node of this version, and no start begins it anew. */
  @Test
  void nodeThatStartsLaterFollowsTheFirst() {
    use();
    upgrade.follow(store);
    clock.advance(WINDOW.minusSeconds(1));
    RollingUpgrade later = new RollingUpgrade(WINDOW, clock);
    later.follow(store);
    assertFalse(later.isOver());
    clock.advance(Duration.ofSeconds(1));
    assertTrue(later.isOver());
  }

  @Test
  void withoutAWindowItIsOverAtOnce() {
    use();
    RollingUpgrade none = new RollingUpgrade(Duration.ZERO, clock);
    none.follow(store);
    assertTrue(none.isOver());
  }

  private void use() {
    store.users().add(UserFixture.aUser().build());
  }

  private JooqPersistence open() {
    JooqPersistence opened =
        JooqPersistence.open(
            new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), 4),
            new SecureRandom());
    opened.migrate();
    return opened;
  }
}

package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.UserFixture;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Addresses keep the keys by which older nodes find them, for as long as such nodes may run. */
final class EmailKeyRenewalTest {
  private static final Duration WINDOW = Duration.ofHours(6);
  private static final String BEFORE = "z@fass.example";
  private static final String TODAY = "z@xn--fa-hia.example";

  @AutoClose private final TestDatabase database = TestDatabase.h2();
  @AutoClose private final JooqPersistence store = open();

  private final MutableClock clock = MutableClock.atNoon();
  private final User user = stored("z@fa\u00df.example", BEFORE);

  @Test
  void keysAreRenewedWhenTheUpgradeIsOver() {
    EmailKeyRenewal renewal = renewal();
    renewal.run();
    clock.advance(WINDOW.minusMillis(1));
    renewal.run();
    assertEquals(BEFORE, key(user));
    clock.advance(Duration.ofMillis(1));
    renewal.run();
    assertEquals(TODAY, key(user));
  }

  @Test
  void oncePerDatabaseWhicheverNodeDidIt() {
    EmailKeyRenewal first = renewal();
    clock.advance(WINDOW);
    first.run();
    User late = stored("late@fa\u00df.example", "late@fass.example");
    first.run();
    renewal().run();
    assertEquals("late@fass.example", key(late));
  }

  private EmailKeyRenewal renewal() {
    RollingUpgrade upgrade = new RollingUpgrade(WINDOW, clock);
    upgrade.follow(store);
    return new EmailKeyRenewal(store, upgrade, clock);
  }

  private String key(User of) {
    return store.users().findById(of.id()).orElseThrow().email().key();
  }

  private User stored(String email, String key) {
    User plain = UserFixture.aUser().build();
    User old = plain.renamed(plain.username(), new EmailAddress(email, key));
    store.users().add(old);
    return old;
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

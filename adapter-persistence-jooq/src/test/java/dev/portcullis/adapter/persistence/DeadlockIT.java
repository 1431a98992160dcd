package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static dev.portcullis.testkit.fixture.UserFixture.like;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeadlockIT {
  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final AtomicInteger pauses = new AtomicInteger();

  @AutoClose
  private final JooqPersistence persistence =
      new JooqPersistence(
          ConnectionSources.own(TestStore.settings(database, 4)),
          TestStore.RANDOM,
          new Backoff(TestStore.RANDOM, pause -> pauses.incrementAndGet()));

  private final User ada = aUser().build();
  private final User bob = aUser().build();

  @BeforeEach
  void storeBoth() {
    persistence.migrate();
    persistence.users().add(ada);
    persistence.users().add(bob);
  }

  @Test
  void bothSidesOfADeadlockSucceedInTheEnd() {
    CountDownLatch bothHoldOne = new CountDownLatch(2);
    Race<Boolean> race =
        Race.of(
            2,
            lane -> {
              List<User> order = lane == 0 ? List.of(ada, bob) : List.of(bob, ada);
              persistence
                  .transactions()
                  .inTransaction(
                      () -> {
                        raiseEpoch(order.get(0));
                        bothHoldOne.countDown();
                        Background.await(bothHoldOne);
                        raiseEpoch(order.get(1));
                      });
              return true;
            });
    assertEquals(List.of(true, true), race.results(), race::toString);
    assertEquals(1, pauses.get());
    assertEquals(2, persistence.users().findById(ada.id()).orElseThrow().epoch());
    assertEquals(2, persistence.users().findById(bob.id()).orElseThrow().epoch());
  }

  @Test
  void lockThatIsNotReleasedMakesTheStoreUnavailable() {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Boolean> holder =
        Background.start(
            () ->
                persistence
                    .transactions()
                    .inTransaction(
                        () -> {
                          raiseEpoch(ada);
                          held.countDown();
                          Background.await(release);
                          return true;
                        }));
    Background.await(held);
    assertThrows(
        StoreUnavailableException.class,
        () -> persistence.transactions().inTransaction(() -> raiseEpoch(ada)));
    // It has waited for the whole lock timeout, so it is not retried.
    assertEquals(0, pauses.get());
    release.countDown();
    assertEquals(true, holder.result());
    assertEquals(1, persistence.users().findById(ada.id()).orElseThrow().epoch());
  }

  private void raiseEpoch(User user) {
    User locked = persistence.users().lockById(user.id()).orElseThrow();
    persistence.users().update(like(locked).withEpoch(locked.epoch() + 1).build());
  }
}

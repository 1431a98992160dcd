package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.revocation.FeedRange;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Background;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What must still work while requests use every connection of their pool. */
final class BusyStoreTest {
  private static final int POOL_SIZE = 2;

  @AutoClose private final TestStore store = TestStore.on(TestDatabase.h2(), POOL_SIZE);
  private final JooqPersistence persistence = store.persistence();

  @Test
  void revocationsAndReadinessAreReadWhileRequestsUseAllConnections() {
    CountDownLatch held = new CountDownLatch(POOL_SIZE);
    CountDownLatch release = new CountDownLatch(1);
    List<Background<Boolean>> requests =
        List.of(
            Background.start(() -> hold(held, release)),
            Background.start(() -> hold(held, release)));
    Background.await(held);

    assertTrue(persistence.isReachable());
    List<FeedRange> everything = List.of(new FeedRange(0, Long.MAX_VALUE));
    assertEquals(List.of(), persistence.revocationFeed().read(everything, 10));

    release.countDown();
    requests.forEach(request -> assertTrue(request.result()));
  }

  @Test
  void loadOfThePoolIsKnownWhileRequestsUseAllConnections() {
    CountDownLatch held = new CountDownLatch(POOL_SIZE);
    CountDownLatch release = new CountDownLatch(1);
    List<Background<Boolean>> requests =
        List.of(
            Background.start(() -> hold(held, release)),
            Background.start(() -> hold(held, release)));
    Background.await(held);
    Background<Boolean> late = Background.start(() -> persistence.users().isEmpty());
    assertTrue(late.isHeldBack());

    assertEquals(new JooqPersistence.PoolLoad(POOL_SIZE, 0, 1), persistence.load());
    release.countDown();
    requests.forEach(request -> assertTrue(request.result()));
    assertTrue(late.result());
    assertEquals(0, persistence.load().active());
  }

  private boolean hold(CountDownLatch held, CountDownLatch release) {
    return persistence
        .transactions()
        .inTransaction(
            () -> {
              boolean isEmpty = persistence.users().isEmpty();
              held.countDown();
              Background.await(release);
              return isEmpty;
            });
  }
}

package dev.portcullis.adapter.token;

import static dev.portcullis.adapter.token.JwksCache.MAX_WAITERS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwksCacheTest {
  private static final String KNOWN = Tokens.RSA.id().value();
  private static final String NEW = Tokens.OTHER_RSA.id().value();
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final MutableClock clock = MutableClock.atNoon();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile JwksSource source = () -> set(RemoteKeys.jwks(Tokens.RSA));
  private final JwksCache cache = new JwksCache(this::fetch, clock, thread);

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  @Test
  void noKeysAreAvailableBeforeTheFirstSuccess() throws Exception {
    source = JwksCacheTest::fail;
    assertThrows(KeysUnavailable.class, () -> find(KNOWN));
    refresh();
    assertFalse(cache.isReady());
    assertTrue(cache.lastFailure().isPresent());
    for (int i = 0; i < 1000; i++) {
      assertThrows(KeysUnavailable.class, () -> find("unknown"));
    }
    refresh();
    assertEquals(1, fetches.get());
    source = () -> set(RemoteKeys.jwks(Tokens.RSA));
    clock.advance(Duration.ofSeconds(1));
    refresh();
    assertEquals(Optional.of(Tokens.RSA.verificationKey()), find(KNOWN));
    assertEquals(2, fetches.get());
    assertEquals(Optional.empty(), cache.lastFailure());
  }

  @Test
  void knownKeyNeverWaitsForAFetch() throws Exception {
    start();
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch fetching = new CountDownLatch(1);
    source =
        () -> {
          fetching.countDown();
          released.await();
          return set(RemoteKeys.jwks(Tokens.OTHER_RSA));
        };
    clock.advance(LIFETIME);
    assertTrue(find(KNOWN).isPresent());
    fetching.await();
    assertTrue(find(KNOWN).isPresent());
    released.countDown();
    cache.currentFetch().join();
    assertEquals(Optional.empty(), find(KNOWN));
    assertTrue(find(NEW).isPresent());
  }

  @Test
  void tokensWithANewKeyShareOneFetch() throws Exception {
    start();
    source = () -> set(RemoteKeys.jwks(Tokens.RSA, Tokens.OTHER_RSA));
    Race<Optional<VerificationKey>> race = Race.of(MAX_WAITERS, lane -> find(NEW));
    assertEquals(MAX_WAITERS, race.results().stream().filter(Optional::isPresent).count());
    assertEquals(2, fetches.get());
  }

  @Test
  void noMoreThanSixteenWait() throws Exception {
    start();
    CountDownLatch released = new CountDownLatch(1);
    source =
        () -> {
          released.await();
          return set(RemoteKeys.jwks(Tokens.RSA, Tokens.OTHER_RSA));
        };
    int late = 5;
    CountDownLatch turnedAway = new CountDownLatch(late);
    Race<Optional<VerificationKey>> race =
        Race.of(
            MAX_WAITERS + late,
            lane -> {
              try {
                return find(NEW);
              } catch (KeysUnavailable tooMany) {
                turnedAway.countDown();
                throw tooMany;
              } finally {
                if (turnedAway.getCount() == 0) {
                  released.countDown();
                }
              }
            });
    assertEquals(late, race.failuresOf(KeysUnavailable.class));
    assertEquals(MAX_WAITERS, race.results().stream().filter(Optional::isPresent).count());
    assertEquals(2, fetches.get());
  }

  @Test
  void unknownKeysCauseOneFetchInTenSeconds() throws Exception {
    start();
    for (int round = 1; round <= 3; round++) {
      Race<Optional<VerificationKey>> race =
          Race.of(8, lane -> allUnknown("lane" + lane + "-", 125));
      assertEquals(8, race.results().stream().filter(Optional::isEmpty).count(), race::toString);
      assertEquals(1 + round, fetches.get());
      clock.advance(Duration.ofSeconds(10));
    }
  }

  @Test
  void failedFetchKeepsTheKeysAndUnknownKeysAreUnavailable() throws Exception {
    start();
    source = JwksCacheTest::fail;
    assertThrows(KeysUnavailable.class, () -> find(NEW));
    assertThrows(KeysUnavailable.class, () -> find("another"));
    assertTrue(find(KNOWN).isPresent());
    assertEquals(2, fetches.get());
    clock.advance(Duration.ofSeconds(9));
    assertThrows(KeysUnavailable.class, () -> find(NEW));
    assertEquals(2, fetches.get());
  }

  @Test
  void failedRefreshIsRetriedWithPauses() throws Exception {
    start();
    source = JwksCacheTest::fail;
    clock.advance(LIFETIME);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      int before = fetches.get();
      refresh();
      assertEquals(before + 1, fetches.get());
      clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
      refresh();
      assertEquals(before + 1, fetches.get());
      assertTrue(find(KNOWN).isPresent());
      clock.advance(Duration.ofMillis(1));
    }
  }

  @Test
  void keysExpireAfterADayWithoutASuccessfulFetch() throws Exception {
    start();
    source = JwksCacheTest::fail;
    clock.advance(Duration.ofDays(1).minusMillis(1));
    assertTrue(find(KNOWN).isPresent());
    clock.advance(Duration.ofMillis(1));
    assertThrows(KeysUnavailable.class, () -> find(KNOWN));
    assertFalse(cache.isReady());
  }

  @Test
  void malformedKeyIdCausesNoFetch() throws Exception {
    start();
    assertEquals(Optional.empty(), find(""));
    assertEquals(Optional.empty(), find("a".repeat(65)));
    assertEquals(1, fetches.get());
  }

  @Test
  void malformedSetIsAFailure() throws Exception {
    start();
    source = () -> set("<html>");
    clock.advance(LIFETIME);
    refresh();
    assertTrue(find(KNOWN).isPresent());
    assertTrue(cache.lastFailure().isPresent());
  }

  @Test
  void emptySetWithdrawsAllKeys() throws Exception {
    start();
    source = () -> set("{\"keys\":[]}");
    clock.advance(LIFETIME);
    refresh();
    assertEquals(Optional.empty(), find(KNOWN));
  }

  @Test
  void closingEndsWaitsAndFetches() throws Exception {
    start();
    CountDownLatch fetching = new CountDownLatch(1);
    source =
        () -> {
          fetching.countDown();
          new CountDownLatch(1).await();
          throw new IOException("never");
        };
    Race<Boolean> race =
        Race.of(
            2,
            lane -> {
              if (lane == 0) {
                fetching.await();
                cache.close();
                return true;
              }
              return find(NEW).isEmpty();
            });
    assertEquals(2, race.results().stream().filter(ended -> ended).count(), race::toString);
    clock.advance(LIFETIME);
    refresh();
    assertTrue(find(KNOWN).isPresent());
    assertEquals(2, fetches.get());
  }

  private Optional<VerificationKey> allUnknown(String prefix, int count) throws KeysUnavailable {
    Optional<VerificationKey> any = Optional.empty();
    for (int i = 0; i < count && any.isEmpty(); i++) {
      any = find(prefix + i);
    }
    return any;
  }

  private Optional<VerificationKey> find(String id) throws KeysUnavailable {
    return cache.find(id, clock.instant());
  }

  private void start() {
    refresh();
    assertTrue(cache.isReady());
  }

  private void refresh() {
    cache.refreshIfDue();
    cache.currentFetch().join();
  }

  private JwksSource.Fetched fetch() throws IOException, InterruptedException {
    fetches.incrementAndGet();
    return source.fetch();
  }

  private static JwksSource.Fetched set(String jwks) {
    return new JwksSource.Fetched(jwks.getBytes(UTF_8), LIFETIME);
  }

  private static JwksSource.Fetched fail() throws IOException {
    throw new IOException("broken");
  }
}

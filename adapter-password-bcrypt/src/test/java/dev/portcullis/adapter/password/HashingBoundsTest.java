package dev.portcullis.adapter.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashingBoundsTest {
  private static final Duration FOREVER = Duration.ofHours(1);

  private final HeldHasher held = new HeldHasher();

  @AfterEach
  void release() {
    held.release();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void atMostAsManyPasswordsAreHashedAtOnceAsThereAreThreads(int threads) throws Exception {
    try (PooledPasswordHasher pool = pool(threads, 32, FOREVER)) {
      List<Background<String>> calls =
          IntStream.range(0, threads + 9).mapToObj(i -> hash(pool, "password " + i)).toList();
      held.awaitArrivals(threads);
      held.release();
      for (int i = 0; i < calls.size(); i++) {
        assertEquals("password " + i, calls.get(i).result());
      }
    }
    assertEquals(threads, held.mostAtOnce());
  }

  @Test
  void callsAreRefusedAtOnceWhenTheQueueIsFull() throws Exception {
    BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    try (PooledPasswordHasher pool = pool(2, 32, FOREVER)) {
      List<Background<String>> calls =
          IntStream.range(0, 2 + 33).mapToObj(i -> hash(pool, "password " + i, outcomes)).toList();
      // Nothing is hashed yet, and no wait has ended: only the call beyond the limit has an answer.
      assertEquals("busy", outcomes.poll(Race.TIMEOUT.toSeconds(), TimeUnit.SECONDS));
      assertTrue(calls.stream().anyMatch(Background::isHeldBack));
      held.release();
      calls.forEach(Background::result);
    }
    assertEquals(34, held.hashed().size());
    assertEquals(34, outcomes.size());
    assertFalse(outcomes.contains("busy"));
  }

  @Test
  void callThatWaitsTooLongIsRefusedAndNeverHashed() throws Exception {
    try (PooledPasswordHasher pool = pool(1, 32, Duration.ofMillis(1))) {
      Background<String> first = hashWhenItsTurnComes(pool, "first");
      held.awaitArrivals(1);
      try (PlainPassword password = PlainPassword.of("late")) {
        BusyException refusal = assertThrows(BusyException.class, () -> pool.hash(password));
        assertEquals(ErrorCode.BUSY, refusal.code());
      }
      held.release();
      assertEquals("first", first.result());
    }
    assertEquals(List.of("first"), held.hashed());
  }

  @Test
  void withdrawnCallsMakeRoomForOthers() throws Exception {
    try (PooledPasswordHasher pool = pool(1, 1, Duration.ofMillis(1))) {
      Background<String> first = hashWhenItsTurnComes(pool, "first");
      held.awaitArrivals(1);
      try (PlainPassword password = PlainPassword.of("late")) {
        for (int i = 0; i < 100; i++) {
          BusyException refusal = assertThrows(BusyException.class, () -> pool.hash(password));
          assertTrue(
              String.valueOf(refusal.getMessage())
                  .startsWith("password hashing did not start within"));
        }
      }
      held.release();
      assertEquals("first", first.result());
    }
  }

  @Test
  void withoutAQueueOnlyFreeThreadsHash() throws Exception {
    try (PooledPasswordHasher pool = pool(1, 0, FOREVER)) {
      Background<String> first = hash(pool, "first");
      held.awaitArrivals(1);
      try (PlainPassword password = PlainPassword.of("second")) {
        assertThrows(BusyException.class, () -> pool.hash(password));
        held.release();
        assertEquals("first", first.result());
        assertEquals("second", pool.hash(password).encoded());
      }
    }
  }

  @Test
  void exceptionsOfTheHasherReachTheCaller() {
    for (Supplier<Throwable> failure :
        List.<Supplier<Throwable>>of(
            () -> new IllegalArgumentException("broken"), () -> new StackOverflowError("deep"))) {
      Throwable thrown = failure.get();
      try (PooledPasswordHasher pool =
              new PooledPasswordHasher(
                  new FailingHasher(thrown), HashingSettings.forProcessors(1));
          PlainPassword password = PlainPassword.of("x")) {
        assertSame(thrown, assertThrows(thrown.getClass(), () -> pool.hash(password)));
      }
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new HashingSettings(0, 1, FOREVER));
    assertThrows(IllegalArgumentException.class, () -> new HashingSettings(1, -1, FOREVER));
    assertThrows(
        IllegalArgumentException.class, () -> new HashingSettings(1, 1, FOREVER.negated()));
  }

  private PooledPasswordHasher pool(int threads, int queue, Duration maxWait) {
    return new PooledPasswordHasher(held, new HashingSettings(threads, queue, maxWait));
  }

  private static Background<String> hash(PooledPasswordHasher pool, String text) {
    return hash(pool, text, new LinkedBlockingQueue<>());
  }

  /** For pools with so short a wait that a thread may start too late even for the first call. */
  private static Background<String> hashWhenItsTurnComes(PooledPasswordHasher pool, String text) {
    return Background.start(
        () -> {
          long end = System.nanoTime() + Race.TIMEOUT.toNanos();
          try (PlainPassword password = PlainPassword.of(text)) {
            while (System.nanoTime() < end) {
              try {
                return pool.hash(password).encoded();
              } catch (BusyException tooLate) {
                Thread.onSpinWait();
              }
            }
          }
          throw new AssertionError("hashing did not start");
        });
  }

  private static Background<String> hash(
      PooledPasswordHasher pool, String text, BlockingQueue<String> outcomes) {
    return Background.start(
        () -> {
          String outcome;
          try (PlainPassword password = PlainPassword.of(text)) {
            outcome = pool.hash(password).encoded();
          } catch (BusyException refusal) {
            outcome = refusal.code().text();
          }
          outcomes.add(outcome);
          return outcome;
        });
  }

  private record FailingHasher(Throwable failure) implements PasswordHasher {
    @Override
    public PasswordHash hash(PlainPassword password) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public boolean verify(PlainPassword password, PasswordHash hash) {
      return hash(password).equals(hash);
    }

    @Override
    public Optional<HashDefect> defect(PasswordHash hash) {
      return Optional.empty();
    }

    @Override
    public boolean needsRehash(PasswordHash hash) {
      return false;
    }
  }
}

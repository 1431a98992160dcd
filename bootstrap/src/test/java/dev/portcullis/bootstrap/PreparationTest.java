package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.StoreUnavailableException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PreparationTest {
  @AutoClose("shutdownNow")
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger ready = new AtomicInteger();

  @Test
  void theStartIsRetriedUntilTheDatabaseIsReachable() throws Exception {
    Preparation preparation =
        new Preparation(() -> failUntil(2), ready::incrementAndGet, scheduler);

    preparation.start().get(20, TimeUnit.SECONDS);

    assertEquals(2, attempts.get());
    assertEquals(1, ready.get());
  }

  @Test
  void anyOtherFailureEndsTheStart() {
    Preparation preparation =
        new Preparation(
            () -> {
              throw new IllegalArgumentException("mistake");
            },
            ready::incrementAndGet,
            scheduler);

    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> preparation.start().get(20, TimeUnit.SECONDS));
    assertInstanceOf(IllegalArgumentException.class, failure.getCause());
  }

  @Test
  void anEndInTheMiddleIsNoFailure() {
    Preparation preparation =
        new Preparation(
            () -> {
              scheduler.shutdownNow();
              throw new IllegalStateException("interrupted");
            },
            ready::incrementAndGet,
            scheduler);

    assertThrows(CancellationException.class, () -> preparation.start().get(20, TimeUnit.SECONDS));
    assertEquals(0, ready.get());
  }

  @Test
  void anEndAtTheMomentOfReadinessIsNoFailure() {
    Preparation preparation =
        new Preparation(
            () -> {},
            () -> {
              scheduler.shutdown();
              // As a server that has become ready starts its upkeep.
              scheduler.execute(ready::incrementAndGet);
            },
            scheduler);

    assertThrows(CancellationException.class, () -> preparation.start().get(20, TimeUnit.SECONDS));
    assertEquals(0, ready.get());
  }

  @Test
  void anEndWhileTheDatabaseIsAwaitedIsNoFailure() {
    Preparation preparation =
        new Preparation(
            () -> {
              scheduler.shutdown();
              throw new StoreUnavailableException("not there yet");
            },
            ready::incrementAndGet,
            scheduler);

    assertThrows(CancellationException.class, () -> preparation.start().get(20, TimeUnit.SECONDS));
  }

  private void failUntil(int attempt) {
    if (attempts.incrementAndGet() < attempt) {
      throw new StoreUnavailableException("not there yet");
    }
  }
}

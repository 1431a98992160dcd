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

  @Test
  void theStartIsRetriedUntilTheDatabaseIsReachable() throws Exception {
    Preparation preparation = new Preparation(() -> failUntil(2), scheduler);

    preparation.start().get(20, TimeUnit.SECONDS);

    assertEquals(2, attempts.get());
  }

  @Test
  void anyOtherFailureEndsTheStart() {
    Preparation preparation =
        new Preparation(
            () -> {
              throw new IllegalArgumentException("mistake");
            },
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
            scheduler);

    assertThrows(CancellationException.class, () -> preparation.start().get(20, TimeUnit.SECONDS));
  }

  private void failUntil(int attempt) {
    if (attempts.incrementAndGet() < attempt) {
      throw new StoreUnavailableException("not there yet");
    }
  }
}

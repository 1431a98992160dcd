package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.Background;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofHours(1);

  private final Queue<String> stopped = new ConcurrentLinkedQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void release() {
    never.countDown();
  }

  @Test
  void partsAreStoppedInTheirOrder() {
    List<String> unfinished =
        Shutdown.within(LONG)
            .stop("one", LONG, () -> stopped.add("one"))
            .stop("two", LONG, () -> stopped.add("two"))
            .report();

    assertEquals(List.of("one", "two"), List.copyOf(stopped));
    assertEquals(List.of(), unfinished);
  }

  @Test
  void partThatFailsKeepsNoOtherFromStopping() {
    List<String> unfinished =
        Shutdown.within(LONG)
            .stop(
                "one",
                LONG,
                () -> {
                  throw new IllegalStateException("bug");
                })
            .stop("two", LONG, () -> stopped.add("two"))
            .report();

    assertEquals(List.of("two"), List.copyOf(stopped));
    assertEquals(List.of(), unfinished);
  }

  @Test
  void partThatHangsUsesUpItsShareOnly() {
    List<String> unfinished =
        Shutdown.within(LONG)
            .stop("one", SHORT, this::hang)
            .stop("two", LONG, () -> stopped.add("two"))
            .report();

    assertEquals(List.of("two"), List.copyOf(stopped));
    assertEquals(List.of("one"), unfinished);
  }

  @Test
  void allPartsTogetherKeepTheDeadline() {
    CountDownLatch begun = new CountDownLatch(3);
    Background<List<String>> shutdown =
        Background.start(
            () ->
                Shutdown.within(SHORT)
                    .stop("one", LONG, () -> hangAfter(begun))
                    .stop("two", LONG, () -> hangAfter(begun))
                    .stop("three", LONG, () -> hangAfter(begun))
                    .report());

    // Ends although none of them does, and none was left out.
    assertEquals(List.of("one", "two", "three"), shutdown.result());
    Background.await(begun);
    assertTrue(never.getCount() > 0);
  }

  private void hangAfter(CountDownLatch begun) {
    begun.countDown();
    hang();
  }

  private void hang() {
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException ignored) {
        // As work that does not react to an interrupt.
        Thread.onSpinWait();
      }
    }
  }
}

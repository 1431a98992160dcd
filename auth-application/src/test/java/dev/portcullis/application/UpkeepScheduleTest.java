package dev.portcullis.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.Background;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UpkeepScheduleTest {
  private static final Duration SOON = Duration.ofMillis(1);

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void failuresInARowAreReportedOnceAndTheRecoveryOnce() {
    CountDownLatch goneOn = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    UpkeepTask task =
        new UpkeepTask(
            "counting",
            SOON,
            () -> {
              int run = runs.incrementAndGet();
              if (run == 2 || run == 4) {
                throw new IllegalStateException("run " + run);
              }
              if (run == 3) {
                throw new AssertionError("an error ends no task either");
              }
              if (run == 6) {
                goneOn.countDown();
              }
            });

    UpkeepSchedule schedule = UpkeepSchedule.on(executor, List.of(task), listener());
    Background.await(goneOn);
    schedule.close();

    assertEquals(List.of("counting failed: run 2", "counting recovered"), List.copyOf(heard));
  }

  @Test
  void hangingTaskDoesNotDelayOthers() {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(3);
    UpkeepTask stuck = new UpkeepTask("stuck", SOON, () -> Background.await(hanging));
    UpkeepTask lively = new UpkeepTask("lively", SOON, others::countDown);

    UpkeepSchedule schedule = UpkeepSchedule.on(executor, List.of(stuck, lively), listener());
    Background.await(others);
    hanging.countDown();
    schedule.close();

    assertEquals(List.of(), List.copyOf(heard));
  }

  @Test
  void closeStartsNoFurtherRunAndKeepsTheExecutorOpen() {
    AtomicInteger runs = new AtomicInteger();
    UpkeepTask task = new UpkeepTask("rare", Duration.ofDays(1), runs::incrementAndGet);

    UpkeepSchedule.on(executor, List.of(task), listener()).close();

    assertFalse(executor.isShutdown());
    executor.shutdown();
    assertTrue(executor.shutdownNow().isEmpty(), "nothing is left in the queue of the executor");
    assertEquals(0, runs.get());
  }

  @Test
  void pauseMustBePositive() {
    assertThrows(
        IllegalArgumentException.class, () -> new UpkeepTask("x", Duration.ZERO, () -> {}));
  }

  private UpkeepListener listener() {
    return new UpkeepListener() {
      @Override
      public void failed(UpkeepTask task, Throwable failure) {
        heard.add(task + " failed: " + failure.getMessage());
      }

      @Override
      public void recovered(UpkeepTask task) {
        heard.add(task + " recovered");
      }
    };
  }
}

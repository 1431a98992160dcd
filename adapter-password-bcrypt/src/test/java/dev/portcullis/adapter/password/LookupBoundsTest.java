package dev.portcullis.adapter.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookupBoundsTest {
  private static final int AT_ONCE = 2;
  private static final int IN_A_ROW = 3;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final MutableClock clock = MutableClock.atNoon();
  private final LookupBounds bounds = new LookupBounds(AT_ONCE, IN_A_ROW, PAUSE, clock);
  private int asked;

  @Test
  void anAnswerIsPassedOn() {
    assertEquals(Optional.of("yes"), bounds.lookUp(() -> Optional.of("yes")));
  }

  @Test
  void lookupsBeyondTheLimitAreSkippedWithoutWaiting() {
    CountDownLatch hanging = new CountDownLatch(AT_ONCE);
    CountDownLatch end = new CountDownLatch(1);
    List<Background<Optional<String>>> stuck =
        IntStream.range(0, AT_ONCE)
            .mapToObj(
                i ->
                    Background.start(
                        () ->
                            bounds.lookUp(
                                () -> {
                                  hanging.countDown();
                                  Background.await(end);
                                  return Optional.of("late");
                                })))
            .toList();
    Background.await(hanging);

    for (int i = 0; i < 2 * IN_A_ROW; i++) {
      answers();
    }
    assertEquals(0, asked);
    end.countDown();
    stuck.forEach(lookup -> assertEquals(Optional.of("late"), lookup.result()));
    answers();
    assertEquals(1, asked, "a skipped lookup is not a failure of the service");
  }

  @Test
  void afterThreeConsecutiveFailuresLookupsAreSkippedUntilThePauseIsOver() {
    fail(IN_A_ROW);
    answers();
    clock.advance(PAUSE.minusMillis(1));
    answers();
    assertEquals(IN_A_ROW, asked);

    clock.advance(Duration.ofMillis(1));
    answers();
    assertEquals(IN_A_ROW + 1, asked);
  }

  @Test
  void theFirstFailureAfterAPauseBeginsAnother() {
    fail(IN_A_ROW);
    clock.advance(PAUSE);
    fail(1);
    answers();
    assertEquals(IN_A_ROW + 1, asked);
  }

  @Test
  void anAnswerResetsTheCountOfFailures() {
    fail(IN_A_ROW - 1);
    answers();
    fail(IN_A_ROW - 1);
    answers();
    assertEquals(2 * IN_A_ROW, asked);
  }

  @Test
  void thePermitIsReleasedAfterAnException() {
    for (int i = 0; i < 2 * AT_ONCE; i++) {
      assertThrows(
          IllegalStateException.class,
          () ->
              bounds.lookUp(
                  () -> {
                    throw new IllegalStateException("a bug");
                  }));
    }
    answers();
    assertEquals(1, asked);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      ask(Optional.empty());
    }
  }

  private void answers() {
    ask(Optional.of("yes"));
  }

  private void ask(Optional<String> answer) {
    bounds.lookUp(
        () -> {
          asked++;
          return answer;
        });
  }
}

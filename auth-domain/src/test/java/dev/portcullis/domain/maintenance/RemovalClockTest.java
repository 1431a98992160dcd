package dev.portcullis.domain.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.testkit.fixture.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalClockTest implements ClockAlarm {
  private static final String AGREES = "agrees";

  private final MutableClock node = MutableClock.atNoon();
  private final MutableClock store = MutableClock.atNoon();
  private final List<String> heard = new ArrayList<>();
  private final RemovalClock clock = new RemovalClock(node, store::instant, this);

  @Override
  public void clockDiffers(Duration ahead) {
    heard.add(ahead.toString());
  }

  @Override
  public void clockAgrees() {
    heard.add(AGREES);
  }

  @Test
  void nodeThatIsYearsAheadRemovesByTheStore() {
    node.advance(Duration.ofDays(3_000));
    assertEquals(store.instant(), clock.now());
  }

  @Test
  void storeThatIsYearsAheadRemovesByTheNode() {
    store.advance(Duration.ofDays(3_000));
    assertEquals(node.instant(), clock.now());
  }

  @Test
  void differenceIsToldOnceAndThatItIsOver() {
    Duration ahead = RemovalClock.TOLERANCE.plusMillis(1);
    clock.now();
    node.advance(ahead);
    clock.now();
    clock.now();
    store.advance(ahead);
    clock.now();
    store.advance(ahead);
    clock.now();
    assertEquals(List.of(ahead.toString(), AGREES, ahead.negated().toString()), heard);
  }

  @Test
  void clocksMayDifferByTheTolerance() {
    node.advance(RemovalClock.TOLERANCE);
    clock.now();
    store.advance(RemovalClock.TOLERANCE.multipliedBy(2));
    clock.now();
    assertEquals(List.of(), heard);
  }

  /** The time that the store tells lies between the question and the answer. */
  @Test
  void storeThatAnswersLateDoesNotDiffer() {
    RemovalClock slow =
        new RemovalClock(
            node,
            () -> {
              Instant told = node.instant().plus(Duration.ofMinutes(1));
              node.advance(Duration.ofMinutes(2));
              return told;
            },
            this);
    slow.now();
    assertEquals(List.of(), heard);
  }
}

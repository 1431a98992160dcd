package dev.portcullis.domain.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The time by which rows are removed for good: the earlier of the clock of this node and that of
 * the store. If one of the two is wrong, rows may stay too long, and none goes too soon.
 * Thread-safe.
 */
public final class RemovalClock {
  /** By how much the clocks may differ unreported: what a token of another node may be ahead. */
  public static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final Clock node;
  private final StoreClock store;
  private final ClockAlarm alarm;
  private final AtomicBoolean differing = new AtomicBoolean();

  /** The earlier of {@code node} and {@code store}; tells {@code alarm} when they differ. */
  public RemovalClock(Clock node, StoreClock store, ClockAlarm alarm) {
    this.node = requireNonNull(node, "node");
    this.store = requireNonNull(store, "store");
    this.alarm = requireNonNull(alarm, "alarm");
  }

  /**
   * The time, in whole microseconds.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public Instant now() {
    Instant asked = node.instant();
    Instant theirs = store.now();
    Instant answered = node.instant();
    report(difference(asked, theirs, answered));
    Instant earlier = theirs.isBefore(asked) ? theirs : asked;
    return earlier.truncatedTo(ChronoUnit.MICROS);
  }

  /** A slow answer is no difference: its time lies between the question and the answer. */
  private static Duration difference(Instant asked, Instant theirs, Instant answered) {
    if (theirs.isBefore(asked)) {
      return Duration.between(theirs, asked);
    }
    return theirs.isAfter(answered) ? Duration.between(theirs, answered) : Duration.ZERO;
  }

  private void report(Duration ahead) {
    boolean isWrong = ahead.abs().compareTo(TOLERANCE) > 0;
    if (differing.getAndSet(isWrong) == isWrong) {
      return;
    }
    if (isWrong) {
      alarm.clockDiffers(ahead);
    } else {
      alarm.clockAgrees();
    }
  }
}

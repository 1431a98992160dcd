package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Observes whether the heartbeat of the feed changes, by the clock of this node. Not thread-safe:
 * use it in one thread.
 */
final class Pulse {
  /** The time without a change after which a node increments the heartbeat. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  /**
   * If the heartbeat did not change for longer, gaps may have timed out while no transaction could
   * commit.
   */
  static final Duration LONG_PAUSE = Duration.ofSeconds(10);

  private final AtomicReference<Optional<Beat>> last = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Instant> tried = new AtomicReference<>(Instant.MIN);

  /**
   * An observed count.
   *
   * @param count the count
   * @param since when the first read that found this count began
   * @param isMove whether another count was found before. A first read proves nothing: the counter
   *     may have been unchanged for a long time
   */
  private record Beat(long count, Instant since, boolean isMove) {
    /** Corrects a time in the future after the clock was set back. */
    Beat notAfter(Instant now) {
      return since.isAfter(now) ? new Beat(count, now, isMove) : this;
    }
  }

  /**
   * Records that a read that began at {@code begun} found {@code count}.
   *
   * @return whether the feed must be read again from its start: because the count changes again
   *     after a long pause, or because it decreased, as on a server that lost committed changes of
   *     another
   */
  boolean found(long count, Instant begun) {
    tried.updateAndGet(at -> at.isAfter(begun) ? begun : at);
    Optional<Beat> before = last();
    if (before.filter(beat -> beat.count() == count).isPresent()) {
      last.set(before.map(beat -> beat.notAfter(begun)));
      return false;
    }
    last.set(Optional.of(new Beat(count, begun, before.isPresent())));
    return before
        .filter(beat -> count < beat.count() || begun.isAfter(beat.since().plus(LONG_PAUSE)))
        .isPresent();
  }

  /** When the last read that found a changed count began; {@link Instant#MIN} if there was none. */
  Instant movedAt() {
    return last().filter(Beat::isMove).map(Beat::since).orElse(Instant.MIN);
  }

  /** The last count found; 0 at first. */
  long count() {
    return last().map(Beat::count).orElse(0L);
  }

  /**
   * Whether this node must increment the count at {@code now}; true at most once in an interval.
   */
  boolean isDue(Instant now) {
    boolean isDue = isOver(movedAt(), now) && isOver(requireNonNull(tried.get(), "tried"), now);
    if (isDue) {
      tried.set(now);
    }
    return isDue;
  }

  private Optional<Beat> last() {
    return requireNonNull(last.get(), "last");
  }

  private static boolean isOver(Instant last, Instant now) {
    return last.equals(Instant.MIN) || !now.isBefore(last.plus(INTERVAL));
  }
}

package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether the heartbeat of the feed moves, as this node sees it by its own clock. For one thread.
 */
final class Pulse {
  /** How long the heartbeat may stand still before a node that sees it moves it on. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  /** After standing still for longer, gaps may have been given up while nothing could fill them. */
  static final Duration STILL = Duration.ofSeconds(10);

  private final AtomicReference<Optional<Beat>> last = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Instant> tried = new AtomicReference<>(Instant.MIN);

  /**
   * A count.
   *
   * @param count the count
   * @param since when the first reading began that found it
   * @param isMove whether another count was found before: one look tells nothing, the server may
   *     have stood still for long
   */
  private record Beat(long count, Instant since, boolean isMove) {
    /** By a clock that was set back, what lies in the future happened now at the latest. */
    Beat notAfter(Instant now) {
      return since.isAfter(now) ? new Beat(count, now, isMove) : this;
    }
  }

  /**
   * A reading that began at {@code begun} found {@code count}.
   *
   * @return whether the feed has to be read anew from its beginning: the count moves again after
   *     standing still for long, or went back, as on a server that lost what another had committed
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
        .filter(beat -> count < beat.count() || begun.isAfter(beat.since().plus(STILL)))
        .isPresent();
  }

  /** When a reading that found the count moved began; {@link Instant#MIN} if none ever did. */
  Instant movedAt() {
    return last().filter(Beat::isMove).map(Beat::since).orElse(Instant.MIN);
  }

  /** The count that was found last. */
  long count() {
    return last().map(Beat::count).orElse(0L);
  }

  /** Whether this node has to move the count on at {@code now}; not again within an interval. */
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

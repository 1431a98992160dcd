package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Copies the revocation feed into the memory of this node. Call {@link #follow} regularly: the time
 * between two calls is the delay with which the revocations of other nodes take effect here. The
 * node counts as up to date as of the last read that saw the heartbeat of the feed change; if no
 * other node increments the heartbeat, this one does. Thread-safe; one thread reads at a time.
 */
public final class RevocationFollower {
  /**
   * How long a number that was skipped is still looked for, because a slow transaction may commit
   * it late. A transaction that takes longer than half of this must append its revocations again.
   */
  public static final Duration GAP_TIMEOUT = Duration.ofMinutes(2);

  private static final int PAGE = 1_000;

  private final RevocationFeed feed;
  private final FeedHeartbeat heartbeat;
  private final Pulse pulse = new Pulse();
  private final Revocations revocations;
  private final Clock clock;
  private final FeedPosition position = new FeedPosition(GAP_TIMEOUT);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

  /** Copies {@code feed}, with its {@code heartbeat}, into {@code revocations}. */
  public RevocationFollower(
      RevocationFeed feed, FeedHeartbeat heartbeat, Revocations revocations, Clock clock) {
    this.feed = requireNonNull(feed, "feed");
    this.heartbeat = requireNonNull(heartbeat, "heartbeat");
    this.revocations = requireNonNull(revocations, "revocations");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Reads new revocations and those that became visible late; then increments the heartbeat if it
   * is due.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the feed cannot be read, or the
   *     heartbeat cannot be read or incremented. What was read so far takes effect, and the next
   *     call continues; after a failed read, the next complete one is followed by another from the
   *     start of the feed
   */
  public synchronized void follow() {
    read();
    boolean isFirst = pulse.movedAt().equals(Instant.MIN);
    if (pulse.isDue(clock.instant())) {
      heartbeat.increment(pulse.count());
      if (isFirst) {
        // At the start, read again at once: the node is then up to date without waiting for the
        // next call.
        read();
      }
    }
  }

  private void read() {
    // Before reading: later commits may be missing in the result.
    Instant begun = clock.instant();
    revocations.noLaterThan(begun);
    try {
      // The heartbeat first, so that the feed is at least as recent as the heartbeat.
      if (pulse.found(heartbeat.read(), begun)) {
        position.startOver();
      }
      readToTheEnd();
    } catch (RuntimeException readFailed) {
      interrupted.set(true);
      throw readFailed;
    }
    position.finished(begun);
    revocations.caughtUp(begun, pulse.movedAt());
    // Read the feed again from the start, because gaps may have been missed: transactions may have
    // been blocked together with the store for longer than the gap timeout; a replacement server
    // may assign numbers again that the failed one had lost; and after the clock was set back, gaps
    // timed out too early.
    boolean isSetBack = begun.isBefore(requireNonNull(last.getAndSet(begun), "set at first"));
    if (interrupted.getAndSet(false) || isSetBack) {
      position.startOver();
    }
  }

  private void readToTheEnd() {
    List<FeedRange> unread = position.unread();
    while (!unread.isEmpty()) {
      List<PublishedRevocation> page = feed.read(unread, PAGE);
      apply(page);
      unread = page.size() < PAGE ? List.of() : after(page.get(page.size() - 1).id(), unread);
    }
  }

  private void apply(List<PublishedRevocation> page) {
    Instant now = clock.instant();
    // Revocations that are read again must not stay in memory longer for that reason.
    List<Revocation> fresh =
        page.stream()
            .filter(published -> position.isNew(published.id()))
            .map(PublishedRevocation::revocation)
            .toList();
    revocations.apply(fresh, now);
    page.forEach(published -> position.saw(published.id(), now));
  }

  private static List<FeedRange> after(long id, List<FeedRange> ranges) {
    return ranges.stream()
        .filter(range -> range.last() > id)
        .map(range -> new FeedRange(Math.max(range.after(), id), range.last()))
        .toList();
  }
}

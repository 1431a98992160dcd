package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Follows the feed into the memory of this node: call {@link #follow} every so often, which is how
 * late this node hears of the others. Knows itself up to date only as of when it last saw the
 * heartbeat of the feed move, and moves it on when no other node does. Thread-safe; one reads at a
 * time.
 */
public final class RevocationFollower {
  /**
   * How much slower than others a transaction may be and still be heard of. Whoever writes to the
   * feed and takes longer than half of it writes again.
   */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int PAGE = 1_000;

  private final RevocationFeed feed;
  private final FeedHeartbeat heartbeat;
  private final Pulse pulse = new Pulse();
  private final Revocations revocations;
  private final Clock clock;
  private final FeedPosition position = new FeedPosition(PATIENCE);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

  /** Follows {@code feed}, whose heartbeat is {@code heartbeat}, into {@code revocations}. */
  public RevocationFollower(
      RevocationFeed feed, FeedHeartbeat heartbeat, Revocations revocations, Clock clock) {
    this.feed = requireNonNull(feed, "feed");
    this.heartbeat = requireNonNull(heartbeat, "heartbeat");
    this.revocations = requireNonNull(revocations, "revocations");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Reads what is new, and what may have become visible late; then moves the heartbeat on if it is
   * time.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the feed cannot be read; what was
   *     read so far counts, and the next call goes on. Once one has come to the end, the feed is
   *     read anew from its beginning. Also if the heartbeat cannot be moved on: then everything was
   *     read, and this node is as current as it has last seen the heartbeat move
   */
  public synchronized void follow() {
    read();
    boolean isFirst = pulse.movedAt().equals(Instant.MIN);
    if (pulse.isDue(clock.instant())) {
      heartbeat.moveOn(pulse.count());
      if (isFirst) {
        // A node that starts need not wait for the next reading to know that its writes are read.
        read();
      }
    }
  }

  private void read() {
    // Taken before reading: what is committed later may not be in the answer.
    Instant begun = clock.instant();
    revocations.noLaterThan(begun);
    try {
      // The heartbeat first: the feed is then at least as new as the heartbeat.
      if (pulse.found(heartbeat.read(), begun)) {
        position.startOver();
      }
      readToTheEnd();
    } catch (RuntimeException unread) {
      interrupted.set(true);
      throw unread;
    }
    position.finished(begun);
    revocations.caughtUp(begun, pulse.movedAt());
    // Transactions may have stood still with the store, beyond our patience; a store that took its
    // place may hand out numbers again that it never heard of; and by a clock that was set
    // back, gaps were given up too soon.
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
      unread = page.size() < PAGE ? List.of() : behind(page.get(page.size() - 1).id(), unread);
    }
  }

  private void apply(List<PublishedRevocation> page) {
    Instant now = clock.instant();
    // What a sweep reads again must not be remembered longer for it.
    List<Revocation> heard =
        page.stream()
            .filter(published -> position.isNew(published.id()))
            .map(PublishedRevocation::revocation)
            .toList();
    revocations.apply(heard, now);
    page.forEach(published -> position.saw(published.id(), now));
  }

  private static List<FeedRange> behind(long id, List<FeedRange> ranges) {
    return ranges.stream()
        .filter(range -> range.last() > id)
        .map(range -> new FeedRange(Math.max(range.after(), id), range.last()))
        .toList();
  }
}

package dev.portcullis.domain.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The position of a reader in the feed, with the gaps: numbers that were not visible when higher
 * ones were read. A slower transaction may still commit them, so gaps are read again until they
 * time out. Not thread-safe: use it in one thread.
 */
final class FeedPosition {
  /** With more gaps than this, everything from the first gap on is read again in one range. */
  private static final int MAX_RANGES = 64;

  private final Duration gapTimeout;

  /**
   * The gaps by the number before them. A feed whose numbers grow by more than one has as many gaps
   * as rows.
   */
  private final NavigableMap<Long, Gap> gaps = new TreeMap<>();

  private final AtomicLong highest = new AtomicLong();

  private record Gap(FeedRange range, Instant noticedAt) {}

  /** The start of a feed. Gaps time out after {@code gapTimeout}. */
  FeedPosition(Duration gapTimeout) {
    this.gapTimeout = gapTimeout;
  }

  /** The ranges to read next, in order: the gaps, and everything after the highest number seen. */
  List<FeedRange> unread() {
    if (gaps.size() >= MAX_RANGES) {
      return List.of(FeedRange.startingAfter(gaps.firstKey()));
    }
    List<FeedRange> ranges = new ArrayList<>(gaps.values().stream().map(Gap::range).toList());
    ranges.add(FeedRange.startingAfter(highest.get()));
    return ranges;
  }

  /**
   * Whether {@code id} was not seen before. With many gaps, numbers between them are read again.
   */
  boolean isNew(long id) {
    return id > highest.get() || gapAround(id).isPresent();
  }

  /** Marks {@code id} as seen, at {@code now}; may be called again for the same number. */
  void saw(long id, Instant now) {
    if (id > highest.get()) {
      open(highest.getAndSet(id), id - 1, now);
    } else {
      gapAround(id).ifPresent(gap -> split(gap, id));
    }
  }

  /**
   * Removes the gaps that had timed out when a complete reading of {@link #unread} began, at {@code
   * begun}.
   */
  void finished(Instant begun) {
    gaps.values().removeIf(gap -> !begun.isBefore(gap.noticedAt().plus(gapTimeout)));
  }

  /** Goes back to the start: the whole feed is unread again. */
  void startOver() {
    gaps.clear();
    highest.set(0);
  }

  private Optional<Gap> gapAround(long id) {
    return Optional.ofNullable(gaps.lowerEntry(id))
        .map(Map.Entry::getValue)
        .filter(gap -> id <= gap.range().last());
  }

  /** The remaining parts of a gap keep the time at which it was noticed. */
  private void split(Gap gap, long id) {
    gaps.remove(gap.range().after());
    open(gap.range().after(), id - 1, gap.noticedAt());
    open(id, gap.range().last(), gap.noticedAt());
  }

  private void open(long after, long last, Instant noticedAt) {
    if (after < last) {
      gaps.put(after, new Gap(new FeedRange(after, last), noticedAt));
    }
  }
}

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
 * How far a feed has been read, and which numbers were passed over because they were not visible: a
 * slower transaction may still show them, so they are looked for again until none can be that slow.
 * For one thread.
 */
final class FeedPosition {
  /** More gaps than this are looked for in one sweep over all of them. */
  private static final int MAX_RANGES = 64;

  private final Duration patience;

  /** By the number below: a feed numbered in steps has as many gaps as rows. */
  private final NavigableMap<Long, Gap> gaps = new TreeMap<>();

  private final AtomicLong highest = new AtomicLong();

  private record Gap(FeedRange range, Instant noticedAt) {}

  /** The start of a feed; a gap is given up after {@code patience}. */
  FeedPosition(Duration patience) {
    this.patience = patience;
  }

  /** What to read next, in order: the gaps, and all behind the highest number seen. */
  List<FeedRange> unread() {
    if (gaps.size() >= MAX_RANGES) {
      return List.of(FeedRange.behind(gaps.firstKey()));
    }
    List<FeedRange> ranges = new ArrayList<>(gaps.values().stream().map(Gap::range).toList());
    ranges.add(FeedRange.behind(highest.get()));
    return ranges;
  }

  /** Whether {@code id} was not seen before: a sweep reads between the gaps once more. */
  boolean isNew(long id) {
    return id > highest.get() || gapAround(id).isPresent();
  }

  /** {@code id} has been seen, at {@code now}; maybe again. */
  void saw(long id, Instant now) {
    if (id > highest.get()) {
      open(highest.getAndSet(id), id - 1, now);
    } else {
      gapAround(id).ifPresent(gap -> split(gap, id));
    }
  }

  /** All of {@link #unread} has been read, beginning at {@code begun}. */
  void finished(Instant begun) {
    gaps.values().removeIf(gap -> !begun.isBefore(gap.noticedAt().plus(patience)));
  }

  /** Nothing counts as read any more. */
  void startOver() {
    gaps.clear();
    highest.set(0);
  }

  private Optional<Gap> gapAround(long id) {
    return Optional.ofNullable(gaps.lowerEntry(id))
        .map(Map.Entry::getValue)
        .filter(gap -> id <= gap.range().last());
  }

  /** What is left of a gap keeps its age. */
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

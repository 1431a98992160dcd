package dev.portcullis.domain.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How far a feed has been read, and which numbers were passed over because they were not visible: a
 * slower transaction may still show them, so they are looked for again until none can be that slow.
 * For one thread.
 */
final class FeedPosition {
  /** More gaps than this are looked for in one sweep over all of them. */
  private static final int MAX_RANGES = 64;

  private final Duration patience;
  private final List<Gap> gaps = new ArrayList<>();
  private long highest;

  private record Gap(FeedRange range, Instant noticedAt) {}

  /** The start of a feed; a gap is given up after {@code patience}. */
  FeedPosition(Duration patience) {
    this.patience = patience;
  }

  /** What to read next, in order: the gaps, and all behind the highest number seen. */
  List<FeedRange> unread() {
    if (gaps.size() >= MAX_RANGES) {
      return List.of(FeedRange.behind(gaps.get(0).range().after()));
    }
    List<FeedRange> ranges = new ArrayList<>(gaps.stream().map(Gap::range).toList());
    ranges.add(FeedRange.behind(highest));
    return ranges;
  }

  /** {@code id} has been seen, at {@code now}; maybe again. */
  void saw(long id, Instant now) {
    if (id > highest) {
      if (id > highest + 1) {
        gaps.add(new Gap(new FeedRange(highest, id - 1), now));
      }
      highest = id;
    } else {
      close(id);
    }
  }

  /** All of {@link #unread} has been read, beginning at {@code begun}. */
  void finished(Instant begun) {
    gaps.removeIf(gap -> !begun.isBefore(gap.noticedAt().plus(patience)));
  }

  private void close(long id) {
    List<Gap> rest = new ArrayList<>();
    for (Iterator<Gap> each = gaps.iterator(); each.hasNext(); ) {
      Gap gap = each.next();
      FeedRange range = gap.range();
      if (range.after() < id && id <= range.last()) {
        each.remove();
        // What is left of it keeps its age.
        if (range.after() < id - 1) {
          rest.add(new Gap(new FeedRange(range.after(), id - 1), gap.noticedAt()));
        }
        if (id < range.last()) {
          rest.add(new Gap(new FeedRange(id, range.last()), gap.noticedAt()));
        }
      }
    }
    gaps.addAll(rest);
    gaps.sort((one, other) -> Long.compare(one.range().after(), other.range().after()));
  }
}

package dev.portcullis.domain.revocation;

import dev.portcullis.domain.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A feed whose numbers become visible in the order a test chooses, and that fails on demand. */
final class StagedFeed implements RevocationFeed {
  private final NavigableMap<Long, Revocation> visible = new TreeMap<>();
  private final List<List<FeedRange>> asked = new ArrayList<>();
  private Runnable whileReading = () -> {};
  private int readsUntilFailure = Integer.MAX_VALUE;

  /** Commits the transaction with this number. */
  void commit(long id, Revocation revocation) {
    visible.put(id, revocation);
  }

  /** Removes this number, like a replacement server that has lost it. */
  void lose(long id) {
    visible.remove(id);
  }

  /** Lets that many reads succeed, and all later ones fail. */
  void failAfter(int reads) {
    readsUntilFailure = reads;
  }

  /** Lets all reads succeed again. */
  void recover() {
    readsUntilFailure = Integer.MAX_VALUE;
  }

  /** Runs {@code event} in each read, after its result is fixed and before it is returned. */
  void whileReading(Runnable event) {
    whileReading = event;
  }

  /** Clears the list of reads. */
  void forgetAsked() {
    asked.clear();
  }

  /** The ranges of each read so far. */
  List<List<FeedRange>> asked() {
    return asked;
  }

  /** The ranges of the last read. */
  List<FeedRange> lastAsked() {
    return asked.get(asked.size() - 1);
  }

  @Override
  public List<PublishedRevocation> read(List<FeedRange> ranges, int limit) {
    asked.add(ranges);
    if (readsUntilFailure-- <= 0) {
      throw new StoreUnavailableException("the store is down");
    }
    List<PublishedRevocation> answer =
        ranges.stream()
            .flatMap(
                range ->
                    visible.subMap(range.after(), false, range.last(), true).entrySet().stream())
            .limit(limit)
            .map(row -> new PublishedRevocation(row.getKey(), row.getValue()))
            .toList();
    whileReading.run();
    return answer;
  }

  @Override
  public void append(Revocation revocation, Instant now) {
    throw new UnsupportedOperationException("use commit");
  }

  @Override
  public int removeBefore(Instant instant, int atMost) {
    throw new UnsupportedOperationException("unexpected call");
  }

  @Override
  public Optional<Instant> oldest() {
    throw new UnsupportedOperationException("unexpected call");
  }
}

package dev.portcullis.domain.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FeedPositionTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final FeedPosition position = new FeedPosition(PATIENCE);

  @Test
  void atFirstEverythingIsUnread() {
    assertEquals(List.of(FeedRange.startingAfter(0)), position.unread());
  }

  @Test
  void numbersInOrderLeaveNoGap() {
    saw(1, 2, 3);
    assertEquals(List.of(FeedRange.startingAfter(3)), position.unread());
  }

  @Test
  void aNumberInTheMiddleOfAGapSplitsIt() {
    saw(10, 5);
    assertEquals(
        List.of(new FeedRange(0, 4), new FeedRange(5, 9), FeedRange.startingAfter(10)),
        position.unread());
  }

  @Test
  void aNumberAtAnEdgeShortensTheGap() {
    saw(10, 1, 9);
    assertEquals(List.of(new FeedRange(1, 8), FeedRange.startingAfter(10)), position.unread());
  }

  @Test
  void theLastMissingNumberClosesTheGap() {
    saw(2, 4, 3, 1);
    assertEquals(List.of(FeedRange.startingAfter(4)), position.unread());
  }

  @Test
  void numbersMayBeSeenAgain() {
    saw(10, 5, 5, 10, 5);
    assertEquals(
        List.of(new FeedRange(0, 4), new FeedRange(5, 9), FeedRange.startingAfter(10)),
        position.unread());
  }

  @Test
  void onlyGapsAndHigherNumbersAreNew() {
    saw(10, 5);
    List<Long> fresh = LongStream.rangeClosed(1, 12).filter(position::isNew).boxed().toList();
    assertEquals(List.of(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L, 11L, 12L), fresh);
    position.finished(NOW.plus(PATIENCE));
    assertEquals(
        List.of(11L, 12L), LongStream.rangeClosed(1, 12).filter(position::isNew).boxed().toList());
  }

  @Test
  void gapIsDroppedByAReadThatBeganAfterItsTimeout() {
    saw(2);
    position.finished(NOW.plus(PATIENCE).minusNanos(1));
    assertEquals(List.of(new FeedRange(0, 1), FeedRange.startingAfter(2)), position.unread());
    position.finished(NOW.plus(PATIENCE));
    assertEquals(List.of(FeedRange.startingAfter(2)), position.unread());
  }

  @Test
  void restOfAGapKeepsItsAge() {
    saw(4);
    position.saw(2, NOW.plusSeconds(100));
    position.saw(9, NOW.plusSeconds(100));
    position.finished(NOW.plus(PATIENCE));
    assertEquals(List.of(new FeedRange(4, 8), FeedRange.startingAfter(9)), position.unread());
  }

  @Test
  void manyGapsAreReadInOneRange() {
    LongStream.rangeClosed(1, 63).forEach(each -> saw(2 * each));
    assertEquals(64, position.unread().size());
    saw(128);
    assertEquals(List.of(FeedRange.startingAfter(0)), position.unread());
    saw(1);
    assertEquals(64, position.unread().size());
    saw(130);
    assertEquals(List.of(FeedRange.startingAfter(2)), position.unread());
  }

  @Test
  void anEmptyRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FeedRange(3, 3));
    assertThrows(IllegalArgumentException.class, () -> new FeedRange(4, 3));
  }

  private void saw(long... ids) {
    LongStream.of(ids).forEach(id -> position.saw(id, NOW));
  }
}

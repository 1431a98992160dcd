package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.takeover.SourceAccount;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static final int LAST = 5;

  @AutoClose private final ReadAhead ahead = new ReadAhead();

  @Test
  void pagesAreThoseOfTheSourceInAnyOrder() {
    ReadAhead.Pages pages = ReadAheadTest::upToLast;
    assertEquals(List.of(1L, 2L), ids(ahead.page(pages, 0, 2)));
    assertEquals(List.of(3L, 4L), ids(ahead.page(pages, 2, 2)));
    assertEquals(List.of(2L, 3L, 4L), ids(ahead.page(pages, 1, 3)));
    assertEquals(List.of(5L), ids(ahead.page(pages, 4, 2)));
    assertEquals(List.of(), ahead.page(pages, 5, 2));
    ahead.settle();
    assertEquals(List.of(1L, 2L), ids(ahead.page(pages, 0, 2)));
  }

  @Test
  void nextPageIsReadWhileTheCallerWorks() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    ReadAhead.Pages pages =
        (id, atMost) -> {
          if (id == 2) {
            second.countDown();
          }
          return upToLast(id, atMost);
        };
    ahead.page(pages, 0, 2);
    assertTrue(second.await(10, TimeUnit.SECONDS));
  }

  @Test
  void failureAheadReachesTheCallerThatAsksForThePage() {
    ReadAhead.Pages pages =
        (id, atMost) -> {
          if (id == 2) {
            throw new UnsuitableSourceException("gone");
          }
          return upToLast(id, atMost);
        };
    assertEquals(List.of(1L, 2L), ids(ahead.page(pages, 0, 2)));
    assertThrows(UnsuitableSourceException.class, () -> ahead.page(pages, 2, 2));
  }

  private static List<SourceAccount> upToLast(long id, int atMost) {
    return LongStream.rangeClosed(id + 1, LAST)
        .limit(atMost)
        .mapToObj(
            each ->
                new SourceAccount(
                    each,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()))
        .toList();
  }

  private static List<Long> ids(List<SourceAccount> page) {
    return page.stream().map(SourceAccount::id).toList();
  }
}

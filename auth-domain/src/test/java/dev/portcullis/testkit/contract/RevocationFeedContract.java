package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.revocation.FeedRange;
import dev.portcullis.domain.revocation.PublishedRevocation;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything a {@link dev.portcullis.domain.revocation.RevocationFeed} promises. */
public interface RevocationFeedContract extends StoreContract {
  /** The time of the revocations of these contracts, long before those of other tests. */
  Instant REVOKED = Instant.parse("2001-02-03T04:05:06.000007Z");

  /** All numbers. */
  List<FeedRange> EVERYTHING = List.of(new FeedRange(0, Long.MAX_VALUE));

  @Test
  default void revocationsComeBackInTheOrderOfTheirNumbers() {
    Revocation session = Revocation.of(Ids.sessionId());
    Revocation epoch = new Revocation.EpochRaised(Ids.userId(), 7);
    Revocation removal = Revocation.ofRemoved(Ids.userId());
    append(session);
    append(epoch, removal);
    List<PublishedRevocation> found = published(session, epoch, removal);
    assertEquals(
        List.of(session, epoch, removal),
        found.stream().map(PublishedRevocation::revocation).toList());
    List<Long> numbers = found.stream().map(PublishedRevocation::id).toList();
    assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    assertTrue(numbers.get(0) > 0);
  }

  @Test
  default void sameRevocationMayBePublishedTwice() {
    Revocation revocation = Revocation.of(Ids.sessionId());
    append(revocation, revocation);
    assertEquals(2, published(revocation).size());
  }

  @Test
  default void revocationOutsideATransactionIsACallersBug() {
    Revocation revocation = Revocation.of(Ids.sessionId());
    assertThrows(
        IllegalStateException.class, () -> store().revocations().append(revocation, REVOKED));
    assertEquals(List.of(), published(revocation));
  }

  @Test
  default void revocationIsVisibleToOthersOnceItsTransactionCommits() {
    Revocation revocation = Revocation.of(Ids.sessionId());
    store()
        .transactions()
        .inTransaction(
            () -> {
              store().revocations().append(revocation, REVOKED);
              assertEquals(List.of(), Background.start(() -> published(revocation)).result());
            });
    assertEquals(1, published(revocation).size());
  }

  @Test
  default void changeThatIsRolledBackRevokesNothing() {
    Revocation revocation = Revocation.of(Ids.sessionId());
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      store().revocations().append(revocation, REVOKED);
                      throw new ArithmeticException("roll back");
                    }));
    assertEquals(List.of(), published(revocation));
  }

  @Test
  default void onlyTheRequestedRangesAreRead() {
    Revocation[] revocations =
        Stream.generate(() -> Revocation.of(Ids.sessionId())).limit(5).toArray(Revocation[]::new);
    append(revocations);
    List<PublishedRevocation> all = published(revocations);
    long first = all.get(0).id();
    long second = all.get(1).id();
    long fourth = all.get(3).id();
    long last = all.get(4).id();
    List<FeedRange> ranges =
        List.of(
            new FeedRange(first - 1, first),
            new FeedRange(second, fourth),
            new FeedRange(last, last + 1));
    assertEquals(
        List.of(all.get(0), all.get(2), all.get(3)), store().revocations().read(ranges, 100));
    assertEquals(List.of(all.get(0), all.get(2)), store().revocations().read(ranges, 2));
    FeedRange behindFirst = new FeedRange(first, Long.MAX_VALUE);
    assertEquals(all.get(1), store().revocations().read(List.of(behindFirst), 1).get(0));
    assertEquals(List.of(), store().revocations().read(List.of(), 100));
  }

  @Test
  default void oneReadTakesManyRanges() {
    Revocation revocation = Revocation.of(Ids.sessionId());
    append(revocation);
    long id = published(revocation).get(0).id();
    List<FeedRange> ranges =
        Stream.concat(
                Stream.of(new FeedRange(id - 1, id)),
                IntStream.range(1, 65)
                    .mapToObj(step -> new FeedRange(id + 1_000L * step, id + 1_000L * step + 9)))
            .toList();
    assertEquals(published(revocation), store().revocations().read(ranges, 100));
  }

  @Test
  default void onlyOldRevocationsAreRemovedAndInBatches() {
    Revocation kept = Revocation.of(Ids.sessionId());
    Revocation[] old =
        Stream.generate(() -> Revocation.of(Ids.sessionId())).limit(7).toArray(Revocation[]::new);
    store()
        .transactions()
        .inTransaction(() -> store().revocations().append(kept, REVOKED.plusNanos(1_000)));
    removeOthers();
    append(old);
    assertEquals(0, store().revocations().removeBefore(REVOKED, 500));
    assertEquals(7, published(old).size());
    assertEquals(5, store().revocations().removeBefore(REVOKED.plusNanos(1_000), 5));
    assertEquals(2, store().revocations().removeBefore(REVOKED.plusNanos(1_000), 5));
    assertEquals(0, store().revocations().removeBefore(REVOKED.plusNanos(1_000), 5));
    assertEquals(List.of(), published(old));
    assertEquals(1, published(kept).size());
  }

  @Test
  default void theOldestIsThatOfTheLowestNumber() {
    Instant after = Instant.parse("2100-01-01T00:00:00Z");
    while (store().revocations().removeBefore(after, 500) > 0) {
      // Repeat until nothing is left.
    }
    assertEquals(Optional.empty(), store().revocations().oldest());
    append(Revocation.of(Ids.sessionId()));
    append(Revocation.of(Ids.sessionId()));
    assertEquals(Optional.of(REVOKED), store().revocations().oldest());
  }

  @Test
  default void batchOfTheFeedIsNeverAboveFiveHundred() {
    removeOthers();
    Revocation[] many =
        Stream.generate(() -> Revocation.of(Ids.sessionId())).limit(501).toArray(Revocation[]::new);
    append(many);
    Instant after = REVOKED.plusNanos(1_000);
    assertEquals(500, store().revocations().removeBefore(after, 1_000_000));
    assertEquals(1, store().revocations().removeBefore(after, 1_000_000));
  }

  @Test
  default void removedNumbersAreNotReused() {
    Revocation first = Revocation.of(Ids.sessionId());
    append(first);
    long before = published(first).get(0).id();
    removeOthers();
    Revocation next = Revocation.of(Ids.sessionId());
    append(next);
    assertTrue(published(next).get(0).id() > before);
  }

  /** Removes revocations of earlier tests that are as old as those of this one. */
  private void removeOthers() {
    while (store().revocations().removeBefore(REVOKED.plusNanos(1_000), 500) > 0) {
      // Repeat until nothing is left.
    }
  }

  private void append(Revocation... revocations) {
    store()
        .transactions()
        .inTransaction(
            () -> {
              for (Revocation revocation : revocations) {
                store().revocations().append(revocation, REVOKED);
              }
            });
  }

  private List<PublishedRevocation> published(Revocation... revocations) {
    return store().revocations().read(EVERYTHING, Integer.MAX_VALUE).stream()
        .filter(each -> List.of(revocations).contains(each.revocation()))
        .toList();
  }
}

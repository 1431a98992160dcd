package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everything {@link Leases} promise. */
public interface LeasesContract {
  /** When the terms of these contracts begin. */
  Instant NOW = Instant.parse("2026-03-29T02:30:00.123456Z");

  /** When they end. */
  Instant END = NOW.plusSeconds(60);

  /** The leases; the same ones in every call. */
  Leases leases();

  /** The same leases as another node sees them. */
  Leases sameOnAnotherNode();

  @Test
  default void freeLeaseIsAcquired() {
    assertTrue(leases().acquire(task(), node(), NOW, END));
  }

  @Test
  default void leaseOfAnotherHolderIsNotAcquired() {
    String task = task();
    UUID holder = node();
    assertTrue(leases().acquire(task, holder, NOW, END));
    UUID other = node();
    assertFalse(sameOnAnotherNode().acquire(task, other, NOW, END));
    assertFalse(
        sameOnAnotherNode().acquire(task, other, END.minusNanos(1_000), END.plusSeconds(9)));
    assertTrue(leases().acquire(task, holder, NOW, END));
  }

  @Test
  default void holderExtendsItsLease() {
    String task = task();
    UUID holder = node();
    assertTrue(leases().acquire(task, holder, NOW, END));
    Instant later = END.plusSeconds(30);
    assertTrue(leases().acquire(task, holder, END.minusSeconds(1), later));
    assertFalse(leases().acquire(task, node(), END, later));
    assertFalse(leases().acquire(task, node(), later.minusNanos(1_000), later.plusSeconds(1)));
  }

  @Test
  default void leaseIsFreeAtTheEndOfItsTerm() {
    String task = task();
    UUID first = node();
    UUID next = node();
    assertTrue(leases().acquire(task, first, NOW, END));
    assertTrue(sameOnAnotherNode().acquire(task, next, END, END.plusSeconds(60)));
    assertFalse(leases().acquire(task, first, END.plusSeconds(1), END.plusSeconds(99)));
  }

  @Test
  default void termOfAClockFarAheadIsIgnored() {
    String task = task();
    UUID ahead = node();
    UUID next = node();
    Duration year = Duration.ofDays(365);
    assertTrue(leases().acquire(task, ahead, NOW.plus(year), END.plus(year)));
    assertTrue(sameOnAnotherNode().acquire(task, next, NOW, END));
    assertFalse(leases().acquire(task, ahead, NOW, END));
  }

  @Test
  default void termOfAClockThatIsALittleAheadIsRespected() {
    String task = task();
    assertTrue(leases().acquire(task, node(), NOW.plusSeconds(60), END.plusSeconds(60)));
    assertFalse(sameOnAnotherNode().acquire(task, node(), NOW, END));
  }

  @Test
  default void tasksAreHeldApart() {
    UUID one = node();
    UUID other = node();
    String task = task();
    assertTrue(leases().acquire(task, one, NOW, END));
    assertTrue(leases().acquire(task + "-2", other, NOW, END));
    assertTrue(leases().acquire("t".repeat(64 - task.length()) + task, other, NOW, END));
  }

  @Test
  default void exactlyOneOfManyHoldsALeaseFromItsFirstTermOn() {
    String task = task();
    for (Instant begin : new Instant[] {NOW, END, END.plusSeconds(60)}) {
      Race<Boolean> race =
          Race.of(
              16,
              lane ->
                  (lane % 2 == 0 ? leases() : sameOnAnotherNode())
                      .acquire(task, node(), begin, begin.plusSeconds(60)));
      assertEquals(16, race.results().size(), race::toString);
      assertEquals(1, race.results().stream().filter(held -> held).count());
    }
  }

  private static String task() {
    return Ids.uniqueName();
  }

  private static UUID node() {
    return Ids.tokenId().value();
  }
}

package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.revocation.FeedHeartbeat;
import dev.portcullis.testkit.fixture.Race;
import org.junit.jupiter.api.Test;

/**
 * Everything a {@link FeedHeartbeat} promises. Needs a store whose heartbeat no running node
 * increments.
 */
public interface FeedHeartbeatContract {
  /** The heartbeat; the same one in every call. */
  FeedHeartbeat heartbeat();

  /** The same heartbeat as another node sees it. */
  FeedHeartbeat sameOnAnotherNode();

  @Test
  default void countChangesOnlyByIncrementAndForEveryNode() {
    long before = heartbeat().read();
    assertEquals(before, heartbeat().read());
    assertTrue(heartbeat().increment(before));
    assertEquals(before + 1, heartbeat().read());
    assertEquals(before + 1, sameOnAnotherNode().read());
  }

  @Test
  default void incrementFromAnotherCountChangesNothing() {
    long before = heartbeat().read();
    assertTrue(sameOnAnotherNode().increment(before));
    assertFalse(heartbeat().increment(before));
    assertFalse(heartbeat().increment(before + 2));
    assertFalse(heartbeat().increment(-1));
    assertEquals(before + 1, heartbeat().read());
  }

  /** Starts with the first increment, when the store may have no row for the counter yet. */
  @Test
  default void exactlyOneOfConcurrentIncrementsSucceeds() {
    for (int round = 0; round < 3; round++) {
      long before = heartbeat().read();
      Race<Boolean> race =
          Race.of(8, lane -> (lane % 2 == 0 ? heartbeat() : sameOnAnotherNode()).increment(before));
      assertEquals(8, race.results().size(), race::toString);
      assertEquals(1, race.results().stream().filter(moved -> moved).count());
      assertEquals(before + 1, heartbeat().read());
    }
  }
}

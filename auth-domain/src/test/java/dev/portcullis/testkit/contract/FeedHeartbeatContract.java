package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.revocation.FeedHeartbeat;
import dev.portcullis.testkit.fixture.Race;
import org.junit.jupiter.api.Test;

/** Everything a {@link FeedHeartbeat} promises; of a store where nobody else moves it. */
public interface FeedHeartbeatContract {
  /** The heartbeat; the same one whenever a test asks. */
  FeedHeartbeat heartbeat();

  /** The same heartbeat as another node sees it. */
  FeedHeartbeat sameOnAnotherNode();

  @Test
  default void itStandsStillByItselfAndMovesForEverybody() {
    long before = heartbeat().read();
    assertEquals(before, heartbeat().read());
    assertTrue(heartbeat().moveOn(before));
    assertEquals(before + 1, heartbeat().read());
    assertEquals(before + 1, sameOnAnotherNode().read());
  }

  @Test
  default void whoHasSeenAnotherCountMovesNothing() {
    long before = heartbeat().read();
    assertTrue(sameOnAnotherNode().moveOn(before));
    assertFalse(heartbeat().moveOn(before));
    assertFalse(heartbeat().moveOn(before + 2));
    assertFalse(heartbeat().moveOn(-1));
    assertEquals(before + 1, heartbeat().read());
  }

  /** From the first move on: there is nothing to be moved then. */
  @Test
  default void exactlyOneOfManyMovesIt() {
    for (int round = 0; round < 3; round++) {
      long before = heartbeat().read();
      Race<Boolean> race =
          Race.of(8, lane -> (lane % 2 == 0 ? heartbeat() : sameOnAnotherNode()).moveOn(before));
      assertEquals(8, race.results().size(), race::toString);
      assertEquals(1, race.results().stream().filter(moved -> moved).count());
      assertEquals(before + 1, heartbeat().read());
    }
  }
}

package dev.portcullis.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A model check of sessions: all interleavings of two clients of the owner, an attacker who copies
 * any token of the owner, renewals without rotation, the ends of a session, crashes before and
 * after the commit, and the clock. The rows are real {@link Session}s; the guarantees they must
 * satisfy are tracked in a {@link Promise}.
 */
final class RefreshModelTest {
  private static final RefreshRules OURS = new RefreshRules() {};

  @ParameterizedTest
  @CsvSource({"true, 100000", "false, 90000"})
  void noInterleavingBreaksAGuarantee(boolean isStoreShared, int floor) {
    RefreshExploration exploration = RefreshExploration.of(OURS, isStoreShared);
    assertEquals(Optional.empty(), exploration.violation());
    // Ensures that the exploration does not become smaller unnoticed.
    assertTrue(exploration.worlds() >= floor, () -> exploration.worlds() + " worlds");
  }

  @ParameterizedTest
  @EnumSource(BrokenRefreshRules.class)
  void brokenRulesAreDetected(RefreshRules broken) {
    assertTrue(RefreshExploration.of(broken, true).violation().isPresent());
    assertTrue(RefreshExploration.of(broken, false).violation().isPresent());
  }
}

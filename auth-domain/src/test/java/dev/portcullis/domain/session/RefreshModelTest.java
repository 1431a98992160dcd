package dev.portcullis.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The life of a session under all interleavings of two clients of its owner, a thief who copies any
 * token the owner has held, renewals that replace no token, the ends a session can be put to,
 * crashes before and after the commit, and the clock. The rows are real {@link Session}s; what they
 * have to live up to is a {@link Promise} kept beside them.
 */
final class RefreshModelTest {
  private static final RefreshRules OURS = new RefreshRules() {};

  @ParameterizedTest
  @CsvSource({"true, 100000", "false, 90000"})
  void thereAreNeverTwoLiveLineagesAndNeverARevivedOne(boolean isStoreShared, int floor) {
    RefreshExploration exploration = RefreshExploration.of(OURS, isStoreShared);
    assertEquals(Optional.empty(), exploration.violation());
    // So that the exploration cannot shrink unnoticed.
    assertTrue(exploration.worlds() >= floor, () -> exploration.worlds() + " worlds");
  }

  @ParameterizedTest
  @EnumSource(BrokenRefreshRules.class)
  void brokenRulesAreFoundOut(RefreshRules broken) {
    assertTrue(RefreshExploration.of(broken, true).violation().isPresent());
    assertTrue(RefreshExploration.of(broken, false).violation().isPresent());
  }
}

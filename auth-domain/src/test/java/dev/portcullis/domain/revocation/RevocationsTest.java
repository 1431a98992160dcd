package dev.portcullis.domain.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RevocationsTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Duration MEMORY = Duration.ofMinutes(15);
  private static final Duration STALENESS = Duration.ofMinutes(1);
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final Revocations revocations = new Revocations(MEMORY, STALENESS);
  private final UserId user = Ids.userId();
  private final SessionId session = Ids.sessionId();

  @Test
  void beforeTheFirstCatchUpNothingIsGood() {
    assertEquals(Instant.MIN, revocations.currentAsOf());
    assertEquals(Standing.UNKNOWN, standing(1, NOW));
    assertEquals(Standing.UNKNOWN, standing(1, Instant.EPOCH));
    assertEquals(Standing.UNKNOWN, standing(1, Instant.MIN));
    apply(new Revocation.EpochRaised(user, 2), NOW);
    assertEquals(Standing.UNKNOWN, standing(2, NOW));
    assertEquals(Standing.REVOKED, standing(1, NOW));
  }

  @Test
  void standingIsUnknownAfterTheMaximumStaleness() {
    revocations.caughtUp(NOW);
    assertEquals(NOW, revocations.currentAsOf());
    assertEquals(Standing.GOOD, standing(1, NOW));
    assertEquals(Standing.GOOD, standing(1, NOW.plus(STALENESS)));
    assertEquals(Standing.UNKNOWN, standing(1, NOW.plus(STALENESS).plus(MOMENT)));
    assertEquals(Standing.GOOD, standing(1, NOW.minus(Duration.ofDays(1))));
    revocations.caughtUp(NOW.plus(STALENESS));
    assertEquals(Standing.GOOD, standing(1, NOW.plus(STALENESS).plus(MOMENT)));
  }

  @Test
  void revokedStaysRevokedWhileStale() {
    revocations.caughtUp(NOW);
    apply(Revocation.of(session), NOW);
    for (Duration later : List.of(Duration.ZERO, STALENESS.plus(MOMENT), Duration.ofDays(365))) {
      assertEquals(Standing.REVOKED, standing(1, NOW.plus(later)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, REVOKED", "4, REVOKED", "5, GOOD", "6, GOOD", "9223372036854775807, GOOD"})
  void raisedEpochRevokesOlderTokens(long epoch, Standing standing) {
    revocations.caughtUp(NOW);
    apply(new Revocation.EpochRaised(user, 5), NOW);
    assertEquals(standing, standing(epoch, NOW));
    assertEquals(
        Standing.GOOD, revocations.standing(Ids.userId(), session, epoch, NOW), "of another user");
  }

  @Test
  void highestEpochCountsInAnyOrder() {
    revocations.caughtUp(NOW);
    apply(new Revocation.EpochRaised(user, 7), NOW);
    apply(new Revocation.EpochRaised(user, 5), NOW);
    assertEquals(Standing.REVOKED, standing(6, NOW));
    assertEquals(Standing.GOOD, standing(7, NOW));
  }

  @Test
  void anEndedSessionIsRevokedAtEveryEpoch() {
    revocations.caughtUp(NOW);
    apply(Revocation.of(session), NOW);
    assertEquals(Standing.REVOKED, standing(0, NOW));
    assertEquals(Standing.REVOKED, standing(Long.MAX_VALUE, NOW));
    assertEquals(Standing.GOOD, revocations.standing(user, Ids.sessionId(), 0, NOW));
  }

  @Test
  void allTokensOfARemovedUserAreRevoked() {
    revocations.caughtUp(NOW);
    apply(Revocation.ofRemoved(user), NOW);
    assertEquals(Standing.REVOKED, standing(0, NOW));
    assertEquals(Standing.REVOKED, standing(Long.MAX_VALUE - 1, NOW));
    apply(new Revocation.EpochRaised(user, 3), NOW);
    assertEquals(Standing.REVOKED, standing(3, NOW));
  }

  @Test
  void revocationIsRemovedWhenTheTokensBeforeItHaveExpired() {
    apply(new Revocation.EpochRaised(user, 2), NOW);
    apply(Revocation.of(session), NOW);
    revocations.caughtUp(NOW.plus(MEMORY).minus(MOMENT));
    assertEquals(2, revocations.size());
    revocations.caughtUp(NOW.plus(MEMORY));
    assertEquals(0, revocations.size());
    assertEquals(Standing.GOOD, standing(1, NOW.plus(MEMORY)));
  }

  @Test
  void epochRaisedAgainStaysForItsFullTime() {
    Duration half = MEMORY.dividedBy(2);
    apply(new Revocation.EpochRaised(user, 2), NOW);
    apply(new Revocation.EpochRaised(user, 3), NOW.plus(half));
    Instant firstLeaves = NOW.plus(MEMORY);
    revocations.caughtUp(firstLeaves);
    assertEquals(Standing.REVOKED, standing(2, firstLeaves));
    Instant secondLeaves = firstLeaves.plus(half);
    revocations.caughtUp(secondLeaves.minus(MOMENT));
    assertEquals(Standing.REVOKED, standing(2, secondLeaves.minus(MOMENT)));
    revocations.caughtUp(secondLeaves);
    assertEquals(0, revocations.size());
  }

  @Test
  void applyingTwiceIsHarmless() {
    List<Revocation> both = List.of(new Revocation.EpochRaised(user, 2), Revocation.of(session));
    revocations.apply(both, NOW);
    revocations.apply(both, NOW);
    revocations.apply(both, NOW.plusSeconds(1));
    revocations.caughtUp(NOW.plusSeconds(1));
    assertEquals(2, revocations.size());
    assertEquals(Standing.GOOD, revocations.standing(user, Ids.sessionId(), 2, NOW));
    revocations.caughtUp(NOW.plus(MEMORY));
    assertEquals(Standing.REVOKED, standing(2, NOW.plus(MEMORY)));
    revocations.caughtUp(NOW.plus(MEMORY).plusSeconds(1));
    assertEquals(0, revocations.size());
  }

  @Test
  void applyingTheSameRevocationsAgainTakesNoMoreMemory() {
    for (int again = 0; again < 1_000; again++) {
      Instant now = NOW.plusSeconds(again);
      apply(new Revocation.EpochRaised(user, again), now);
      apply(Revocation.of(session), now);
      revocations.caughtUp(now);
      assertEquals(2, revocations.waiting());
    }
    revocations.caughtUp(NOW.plusSeconds(999).plus(MEMORY));
    assertEquals(0, revocations.waiting());
    assertEquals(0, revocations.size());
  }

  @Test
  void nodeIsCurrentWithinTheMaximumStaleness() {
    assertFalse(revocations.isCurrent(NOW));
    revocations.caughtUp(NOW);
    assertTrue(revocations.isCurrent(NOW.plus(STALENESS)));
    assertFalse(revocations.isCurrent(NOW.plus(STALENESS).plus(MOMENT)));
  }

  @Test
  void applyingNothingChangesNothing() {
    revocations.apply(List.of(), NOW);
    assertEquals(0, revocations.size());
    assertEquals(Instant.MIN, revocations.currentAsOf());
  }

  @Test
  void aDayOfRevocationsTakesTheMemoryOfAQuarterOfAnHour() {
    UserId often = Ids.userId();
    int most = 0;
    for (int second = 0; second < 24 * 60 * 60; second++) {
      Instant now = NOW.plusSeconds(second);
      apply(new Revocation.EpochRaised(Ids.userId(), 2), now);
      apply(Revocation.of(Ids.sessionId()), now);
      apply(new Revocation.EpochRaised(often, second), now);
      revocations.caughtUp(now);
      most = Math.max(most, revocations.size());
    }
    assertEquals(2 * MEMORY.toSeconds() + 1, most);
    assertEquals(
        Standing.REVOKED,
        revocations.standing(often, session, 24 * 60 * 60 - 2, NOW.plus(Duration.ofDays(1))));
    revocations.caughtUp(NOW.plus(Duration.ofDays(2)));
    assertEquals(0, revocations.size());
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT1M", "PT-1S, PT1M", "PT1M, PT0S", "PT1M, PT-1S"})
  void memoryAndStalenessMustBePositive(Duration memory, Duration staleness) {
    assertThrows(IllegalArgumentException.class, () -> new Revocations(memory, staleness));
  }

  private Standing standing(long epoch, Instant now) {
    return revocations.standing(user, session, epoch, now);
  }

  private void apply(Revocation revocation, Instant now) {
    revocations.apply(List.of(revocation), now);
  }
}

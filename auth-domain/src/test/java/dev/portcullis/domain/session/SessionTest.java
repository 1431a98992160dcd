package dev.portcullis.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions about refresh tokens, to the microsecond at every limit. */
final class SessionTest {
  private static final Instant OPENED = Instant.parse("2026-06-15T12:00:00Z");
  private static final SessionPolicy POLICY =
      new SessionPolicy(Duration.ofMinutes(10), Duration.ofMinutes(25), Duration.ofSeconds(10), 3);
  private static final SessionOrigin ORIGIN =
      SessionOrigin.of(SourceAddress.parse("192.0.2.1").orElseThrow());
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private final Session fresh = Session.open(Ids.sessionId(), Ids.userId(), ORIGIN, OPENED, POLICY);

  @ParameterizedTest
  @CsvSource({
    "0, PT0S, REUSED",
    "1, PT0S, REUSED",
    "2, PT0S, REISSUED",
    "2, PT9.999999S, REISSUED",
    "2, PT10S, REUSED",
    "2, PT10.000001S, REUSED",
    "2, PT9M59.999999S, REUSED",
    "2, PT10M, EXPIRED",
    "0, PT10M, EXPIRED",
    "3, PT0S, ROTATED",
    "3, PT10S, ROTATED",
    "3, PT9M59.999999S, ROTATED",
    "3, PT10M, EXPIRED",
    "3, PT10M0.000001S, EXPIRED",
    "4, PT0S, NOT_ISSUED_YET",
    "9223372036854775807, PT9M59.999999S, NOT_ISSUED_YET",
    "4, PT10M, EXPIRED"
  })
  void aRefreshIsDecidedByGenerationAndTime(long presented, Duration later, String outcome) {
    Session third = rotated(rotated(rotated(fresh, 1), 2), 3);
    Instant now = third.times().rotatedAt().plus(later);
    assertEquals(outcome, outcome(third.refresh(presented, now, POLICY)));
    assertEquals(
        outcome.equals("ROTATED") ? "REISSUED" : outcome,
        outcome(third.renew(presented, now, POLICY)));
  }

  @Test
  void currentPolicyAppliesToOlderSessions() {
    Session used = rotated(fresh, 1);
    Instant now = used.times().rotatedAt().plus(Duration.ofMinutes(5));
    SessionPolicy shorterIdle =
        new SessionPolicy(Duration.ofMinutes(5), Duration.ofMinutes(25), Duration.ZERO, 3);
    SessionPolicy shorterLife =
        new SessionPolicy(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ZERO, 3);
    assertEquals("EXPIRED", outcome(used.refresh(1, now, shorterIdle)));
    assertEquals("ROTATED", outcome(used.refresh(1, now.minus(MICROSECOND), shorterIdle)));
    assertEquals("EXPIRED", outcome(used.refresh(1, now.minus(MICROSECOND), shorterLife)));
    assertEquals("ROTATED", outcome(used.refresh(1, now, POLICY)));
  }

  @Test
  void sessionOpenedByAClockFarAheadIsRefused() {
    Instant behind = OPENED.minus(SessionTimes.CLOCK_TOLERANCE);
    assertEquals("ROTATED", outcome(fresh.refresh(0, behind, POLICY)));
    assertEquals("EXPIRED", outcome(fresh.refresh(0, behind.minus(MICROSECOND), POLICY)));
  }

  @Test
  void graceBegunByAClockFarAheadIsIgnored() {
    Instant rotatedAt = OPENED.plus(SessionTimes.CLOCK_TOLERANCE).plus(MICROSECOND);
    Session ahead =
        new Session(
            fresh.id(),
            fresh.user(),
            ORIGIN,
            1,
            new SessionTimes(
                OPENED, rotatedAt, OPENED, OPENED.plusSeconds(60), OPENED.plusSeconds(90)),
            Optional.empty());
    assertEquals("REUSED", outcome(ahead.refresh(0, OPENED, POLICY)));
    assertEquals("REISSUED", outcome(ahead.refresh(0, OPENED.plus(MICROSECOND), POLICY)));
    assertEquals("ROTATED", outcome(ahead.refresh(1, OPENED, POLICY)));
  }

  @ParameterizedTest
  @EnumSource(SessionEndReason.class)
  void anEndedSessionRefusesEveryToken(SessionEndReason reason) {
    Session ended = rotated(fresh, 1).ended(at(2), reason);
    for (long presented = 0; presented < 4; presented++) {
      for (int second : new int[] {0, 2, 11, 100_000}) {
        RefreshDecision refused = new RefreshDecision.Refused(RefreshRefusal.ENDED);
        assertEquals(refused, ended.refresh(presented, at(second), POLICY));
        assertEquals(refused, ended.renew(presented, at(second), POLICY));
      }
    }
  }

  @Test
  void aSessionEndsOnceAndForTheFirstReason() {
    Session ended = fresh.ended(at(1).plusNanos(999), SessionEndReason.SIGNED_OUT);
    assertSame(ended, ended.ended(at(2), SessionEndReason.ACCOUNT_CLOSED));
    assertEquals(Optional.of(new SessionEnd(at(1), SessionEndReason.SIGNED_OUT)), ended.end());
    assertFalse(ended.isLive(at(1)));
    assertEquals(fresh.times(), ended.times());
  }

  @Test
  void aReuseEndsTheSessionAndSaysWhy() {
    Session second = rotated(rotated(fresh, 1), 2);
    Session ended =
        second
            .refresh(0, at(3), POLICY)
            .fold(rotated -> fresh, reissued -> fresh, reused -> reused, refused -> fresh);
    assertEquals(
        Optional.of(new SessionEnd(at(3), SessionEndReason.REFRESH_TOKEN_REUSED)), ended.end());
    assertEquals(second.generation(), ended.generation());
    assertEquals(second.times(), ended.times());
  }

  @Test
  void rotationCountsUpAndProlongs() {
    Session next = rotated(fresh, 60);
    assertEquals(1, next.generation());
    assertEquals(new SessionTimes(OPENED, at(60), at(60), at(60 + 600), at(25 * 60)), next.times());
    assertEquals(fresh.id(), next.id());
    assertEquals(fresh.user(), next.user());
    assertEquals(fresh.origin(), next.origin());
  }

  @Test
  void withinTheGraceTheSameSuccessorIsReturnedAndNothingIsExtended() {
    Session next = rotated(fresh, 60);
    assertEquals(new RefreshDecision.Reissued(next), next.refresh(0, at(65), POLICY));
    assertEquals(new RefreshDecision.Reissued(next), next.renew(0, at(65), POLICY));
  }

  @Test
  void renewalProlongsAndKeepsTheToken() {
    Session next = rotated(fresh, 60);
    Session used = reissued(next.renew(1, at(90), POLICY));
    assertEquals(1, used.generation());
    assertEquals(new SessionTimes(OPENED, at(60), at(90), at(90 + 600), at(25 * 60)), used.times());
  }

  @Test
  void noUseProlongsASessionBeyondItsAbsoluteEnd() {
    Session session = rotated(rotated(rotated(fresh, 590), 1_180), 1_499);
    assertEquals(at(1_500), session.times().expiresAt());
    assertTrue(session.isLive(at(1_500).minus(MICROSECOND)));
    assertFalse(session.isLive(at(1_500)));
    for (long presented = 0; presented <= 4; presented++) {
      assertEquals("EXPIRED", outcome(session.refresh(presented, at(1_500), POLICY)));
      assertEquals("EXPIRED", outcome(session.renew(presented, at(1_500), POLICY)));
    }
  }

  @Test
  void withoutGraceAReplacedTokenIsAReuseAtOnce() {
    SessionPolicy strict = new SessionPolicy(POLICY.idle(), POLICY.absolute(), Duration.ZERO, 1);
    assertEquals("REUSED", outcome(rotated(fresh, 1).refresh(0, at(1), strict)));
  }

  @Test
  void aNodeWhoseClockIsBehindGrantsTheGrace() {
    assertEquals("REISSUED", outcome(rotated(fresh, 5).refresh(0, at(4), POLICY)));
  }

  @Test
  void theFirstTokenIsNumberZero() {
    assertEquals(0, fresh.generation());
    assertEquals("ROTATED", outcome(fresh.refresh(0, OPENED, POLICY)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Session(fresh.id(), fresh.user(), ORIGIN, -1, fresh.times(), Optional.empty()));
  }

  private static Session rotated(Session session, int second) {
    return session
        .refresh(session.generation(), at(second), POLICY)
        .fold(next -> next, SessionTest::unexpected, SessionTest::unexpected, SessionTest::refused);
  }

  private static Session reissued(RefreshDecision decision) {
    return decision.fold(
        SessionTest::unexpected, session -> session, SessionTest::unexpected, SessionTest::refused);
  }

  private static Session refused(RefreshRefusal reason) {
    throw new AssertionError(reason);
  }

  private static Session unexpected(Session session) {
    throw new AssertionError(session);
  }

  private static String outcome(RefreshDecision decision) {
    return decision.fold(
        rotated -> "ROTATED", reissued -> "REISSUED", reused -> "REUSED", RefreshRefusal::name);
  }

  private static Instant at(int second) {
    return OPENED.plusSeconds(second);
  }
}

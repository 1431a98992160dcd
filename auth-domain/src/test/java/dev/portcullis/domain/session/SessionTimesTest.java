package dev.portcullis.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SessionTimesTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00.123456Z");
  private static final Instant FINER = NOW.plusNanos(999);
  private static final SessionPolicy POLICY =
      new SessionPolicy(Duration.ofDays(1), Duration.ofDays(2), Duration.ofSeconds(10), 1);

  @Test
  void timesAreCutToTheMicrosecondsThatStoresKeep() {
    SessionTimes exact = SessionTimes.from(NOW, POLICY);
    assertEquals(exact, SessionTimes.from(FINER, POLICY));
    assertEquals(exact.used(NOW, POLICY.idle()), exact.used(FINER, POLICY.idle()));
    assertEquals(exact.rotated(NOW, POLICY.idle()), exact.rotated(FINER, POLICY.idle()));
    assertEquals(
        new SessionEnd(NOW, SessionEndReason.SIGNED_OUT),
        new SessionEnd(FINER, SessionEndReason.SIGNED_OUT));
  }

  @Test
  void aSessionEndsAtTheEarlierOfItsTwoEnds() {
    SessionTimes fresh = SessionTimes.from(NOW, POLICY);
    assertEquals(NOW.plus(Duration.ofDays(1)), fresh.expiresAt());
    for (int hour = 0; hour < 48; hour++) {
      Instant use = NOW.plus(Duration.ofHours(hour));
      Instant idleEnd = use.plus(Duration.ofDays(1));
      Instant end = hour < 24 ? idleEnd : NOW.plus(Duration.ofDays(2));
      assertEquals(end, fresh.used(use, POLICY.idle()).expiresAt());
      assertEquals(end, fresh.rotated(use, POLICY.idle()).expiresAt());
    }
  }

  @Test
  void onlyRotationMovesTheTimeOfRotation() {
    SessionTimes fresh = SessionTimes.from(NOW, POLICY);
    Instant later = NOW.plusSeconds(1);
    assertEquals(NOW, fresh.used(later, POLICY.idle()).rotatedAt());
    assertEquals(later, fresh.used(later, POLICY.idle()).usedAt());
    assertEquals(later, fresh.rotated(later, POLICY.idle()).rotatedAt());
    assertEquals(later, fresh.rotated(later, POLICY.idle()).usedAt());
    assertEquals(NOW, fresh.rotated(later, POLICY.idle()).createdAt());
  }
}

package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RevocationsRaceTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final UserId USER = Ids.userId();
  private static final SessionId SESSION = Ids.sessionId();
  private static final int READERS = 3;

  @Test
  void appliedRevocationIsNeverGoodAgainForAnyReader() {
    int count = 50_000;
    Revocations revocations = new Revocations(Duration.ofDays(1), Duration.ofDays(1));
    revocations.caughtUp(NOW);
    AtomicInteger applied = new AtomicInteger();
    Race<Integer> race =
        Race.of(
            READERS + 1,
            lane ->
                lane == 0
                    ? applyAll(revocations, applied, count)
                    : goodOnesAmongApplied(revocations, applied, count));
    assertEquals(List.of(), race.failures());
    assertEquals(List.of(0, 0, 0, 0), race.results());
  }

  @Test
  void staleReaderIsNotMadeCurrentByALaterCatchUp() {
    // A stale node receives a revocation: a concurrent request gets either "unknown" or "revoked",
    // in any order of its look-ups.
    int rounds = 200_000;
    AtomicReference<Revocations> current = new AtomicReference<>(silent());
    AtomicInteger round = new AtomicInteger();
    Race<Integer> race =
        Race.of(
            READERS + 1,
            lane ->
                lane == 0 ? hearOfOne(current, round, rounds) : goodOnes(current, round, rounds));
    assertEquals(List.of(), race.failures());
    assertEquals(List.of(0, 0, 0, 0), race.results());
  }

  private static int applyAll(Revocations revocations, AtomicInteger applied, int count) {
    for (int number = 0; number < count; number++) {
      revocations.apply(
          List.of(Revocation.of(session(number)), new Revocation.EpochRaised(user(number), 2)),
          NOW.plusMillis(number));
      applied.set(number + 1);
      revocations.caughtUp(NOW.plusMillis(number));
    }
    return 0;
  }

  private static int goodOnesAmongApplied(
      Revocations revocations, AtomicInteger applied, int count) {
    int good = 0;
    int known = 0;
    while (known < count) {
      known = applied.get();
      for (int number = Math.max(0, known - 20); number < known; number++) {
        Instant now = NOW.plusMillis(number);
        if (revocations.standing(USER, session(number), 1, now) != Standing.REVOKED
            || revocations.standing(user(number), SESSION, 1, now) != Standing.REVOKED) {
          good++;
        }
      }
    }
    return good;
  }

  private static int hearOfOne(
      AtomicReference<Revocations> current, AtomicInteger round, int rounds) {
    for (int each = 0; each < rounds; each++) {
      Revocations revocations = silent();
      current.set(revocations);
      revocations.apply(List.of(Revocation.of(SESSION)), NOW);
      revocations.caughtUp(NOW);
      round.incrementAndGet();
    }
    return 0;
  }

  private static int goodOnes(
      AtomicReference<Revocations> current, AtomicInteger round, int rounds) {
    int good = 0;
    while (round.get() < rounds) {
      if (requireNonNull(current.get(), "current").standing(USER, SESSION, 1, NOW)
          == Standing.GOOD) {
        good++;
      }
    }
    return good;
  }

  private static Revocations silent() {
    Revocations revocations = new Revocations(Duration.ofDays(1), Duration.ofMinutes(1));
    revocations.caughtUp(NOW.minus(Duration.ofHours(1)));
    return revocations;
  }

  private static UserId user(int number) {
    return new UserId(new UUID(1, number));
  }

  private static SessionId session(int number) {
    return new SessionId(new UUID(2, number));
  }
}

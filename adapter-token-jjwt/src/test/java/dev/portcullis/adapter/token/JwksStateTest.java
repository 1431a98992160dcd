package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwksStateTest {
  private static final Instant NOW = Tokens.NOW;
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final JwksState FRESH = JwksState.initial().confirmed(Map.of(), LIFETIME, NOW);

  @Test
  void firstFetchIsDueAtOnce() {
    assertTrue(JwksState.initial().isDue(NOW));
    assertEquals(Optional.empty(), JwksState.initial().usable(NOW));
  }

  @Test
  void keysAreFetchedAgainWhenTheirLifetimeEnds() {
    assertFalse(FRESH.isDue(NOW.plus(LIFETIME).minusNanos(1)));
    assertTrue(FRESH.isDue(NOW.plus(LIFETIME)));
  }

  @Test
  void failuresAreRetriedAfterOneSecondThenTwoUpToAMinute() {
    List<Long> pauses = new ArrayList<>();
    JwksState state = JwksState.initial();
    Instant now = NOW;
    for (int i = 0; i < 9; i++) {
      state = state.failed(now);
      pauses.add(Duration.between(now, state.refreshAt()).toSeconds());
      now = state.refreshAt();
    }
    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L), pauses);
    assertEquals(0, state.confirmed(Map.of(), LIFETIME, now).failures());
  }

  @Test
  void failureDoesNotChangeTheRefreshTimeOfFreshKeys() {
    assertEquals(FRESH.refreshAt(), FRESH.asked(NOW).failed(NOW.plusSeconds(5)).refreshAt());
  }

  @Test
  void keysWithoutASuccessfulFetchForADayAreNotUsed() {
    JwksState failing = FRESH.failed(NOW.plus(LIFETIME));
    Instant end = NOW.plus(Duration.ofDays(1));
    assertTrue(failing.usable(end.minusNanos(1)).isPresent());
    assertFalse(failing.usable(end).isPresent());
  }

  @Test
  void unknownKeysMayCauseAFetchOnceInTenSeconds() {
    assertTrue(FRESH.mayAsk(NOW));
    JwksState asked = FRESH.asked(NOW);
    assertFalse(asked.mayAsk(NOW.plusSeconds(10).minusNanos(1)));
    assertTrue(asked.mayAsk(NOW.plusSeconds(10)));
  }

  @Test
  void unknownKeysMayCauseAFetchOncePerShorterCacheLifetime() {
    Duration two = Duration.ofSeconds(2);
    JwksState asked = JwksState.initial().confirmed(Map.of(), two, NOW).asked(NOW);
    assertFalse(asked.mayAsk(NOW.plus(two).minusNanos(1)));
    assertTrue(asked.mayAsk(NOW.plus(two)));
  }

  @Test
  void clockSetBackDelaysNoFetch() {
    Instant past = NOW.minus(Duration.ofDays(300));
    assertTrue(FRESH.isDue(past));
    assertTrue(FRESH.asked(NOW).mayAsk(past));
    assertFalse(FRESH.failed(past).isDue(past));
    assertTrue(FRESH.failed(past).isDue(past.plusSeconds(1)));
  }
}

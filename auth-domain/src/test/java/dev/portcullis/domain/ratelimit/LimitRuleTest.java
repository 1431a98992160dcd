package dev.portcullis.domain.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRuleTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final ProgressiveDelay DELAY = RateLimitSettings.DEFAULT.account();

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT0S",
    "9, PT0S",
    "10, PT1S",
    "11, PT2S",
    "12, PT4S",
    "13, PT8S",
    "14, PT16S",
    "15, PT32S",
    "16, PT1M4S",
    "17, PT2M8S",
    "18, PT4M16S",
    "19, PT8M32S",
    "20, PT15M",
    "21, PT15M",
    "1000000, PT15M",
    "9223372036854775807, PT15M"
  })
  void theDelayDoublesFromOneSecondToFifteenMinutes(long failures, Duration expected) {
    assertEquals(expected, DELAY.after(failures));
  }

  @Test
  void theStepsAreTheDelaysInTheirOrder() {
    assertEquals(11, DELAY.steps().size());
    for (int i = 0; i < DELAY.steps().size(); i++) {
      assertEquals(DELAY.after(DELAY.free() + i), DELAY.steps().get(i));
    }
    Duration second = Duration.ofSeconds(1);
    assertEquals(List.of(second), new ProgressiveDelay(1, second, second, DELAY.longest()).steps());
  }

  @Test
  void everyUseExtendsTheExpiry() {
    Usage once = DELAY.first(NOW);
    Usage twice = DELAY.next(once, NOW.plusSeconds(60));

    assertEquals(new Usage(1, Usage.ALWAYS, NOW.plus(DELAY.expireAfter())), once);
    assertEquals(NOW.plusSeconds(60).plus(DELAY.expireAfter()), twice.expiresAt());
    assertFalse(twice.isExpired(NOW.plus(DELAY.expireAfter())));
    assertTrue(twice.isExpired(twice.expiresAt()));
    assertEquals(1, DELAY.used(twice, twice.expiresAt()).count());
  }

  @Test
  void usesDoNotChangeTheEndOfAWindow() {
    PermitWindow window = new PermitWindow(2, Duration.ofMinutes(1));
    Usage once = window.first(NOW);
    Usage twice = window.next(once, NOW.plusSeconds(59));

    assertEquals(Duration.ZERO, once.closedFor(NOW));
    assertEquals(Duration.ofSeconds(1), twice.closedFor(NOW.plusSeconds(59)));
    assertEquals(Duration.ZERO, twice.closedFor(NOW.plusSeconds(60)));
    assertEquals(
        Duration.ofMinutes(1), new PermitWindow(1, window.length()).first(NOW).closedFor(NOW));
  }

  @Test
  void aDelayThatIsForgottenBeforeItIsOverIsRefused() {
    Duration hour = Duration.ofHours(1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new ProgressiveDelay(10, Duration.ofSeconds(1), hour, hour));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ProgressiveDelay(0, Duration.ofSeconds(1), hour, hour.plus(hour)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ProgressiveDelay(1, Duration.ZERO, hour, hour.plus(hour)));
    assertThrows(IllegalArgumentException.class, () -> new PermitWindow(0, hour));
    assertThrows(IllegalArgumentException.class, () -> new PermitWindow(1, Duration.ZERO));
  }
}

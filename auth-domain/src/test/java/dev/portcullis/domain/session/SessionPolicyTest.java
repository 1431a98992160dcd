package dev.portcullis.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "PT1H, PT2H, PT-0.000001S, 1",
    "PT1H, PT2H, PT1H, 1",
    "PT1H, PT2H, PT1H1S, 1",
    "PT0S, PT2H, PT0S, 1",
    "PT2H0.000001S, PT2H, PT1S, 1",
    "PT1H, PT2H, PT1S, 0",
    "PT1H, PT2H, PT1S, -1"
  })
  void impossiblePoliciesAreRefused(
      Duration idle, Duration absolute, Duration grace, int maxPerUser) {
    assertThrows(
        IllegalArgumentException.class, () -> new SessionPolicy(idle, absolute, grace, maxPerUser));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H, PT1H, PT0S, 1",
    "PT0.000001S, PT1H, PT0S, 1",
    "PT1H, PT2H, PT59M59.999999S, 2147483647"
  })
  void extremePoliciesArePossible(
      Duration idle, Duration absolute, Duration grace, int maxPerUser) {
    assertEquals(grace, new SessionPolicy(idle, absolute, grace, maxPerUser).grace());
  }
}

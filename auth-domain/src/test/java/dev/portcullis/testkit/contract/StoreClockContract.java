package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.maintenance.StoreClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Everything {@link StoreClock} promises, of a store whose clock agrees with this machine's. */
public interface StoreClockContract {
  /** Less than any zone is away from UTC. */
  Duration TOLERANCE = Duration.ofMinutes(10);

  /** The clock. */
  StoreClock clock();

  @Test
  default void clockShowsTheTimeInUtc() {
    Duration difference = Duration.between(Instant.now(), clock().now()).abs();
    assertTrue(difference.compareTo(TOLERANCE) < 0, difference::toString);
  }

  @Test
  default void clockGoesOnInWholeMicroseconds() {
    Instant first = clock().now();
    Instant second = clock().now();
    assertFalse(second.isBefore(first));
    assertEquals(second.truncatedTo(ChronoUnit.MICROS), second);
  }
}

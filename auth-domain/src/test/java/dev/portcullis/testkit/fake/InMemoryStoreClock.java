package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.maintenance.StoreClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A store's clock that shows what another does. */
public final class InMemoryStoreClock implements StoreClock {
  private final Clock clock;

  /** Shows what {@code clock} does. */
  public InMemoryStoreClock(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

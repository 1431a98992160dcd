package dev.portcullis.samples.timeandchancearepassedin.domain;

import java.time.Clock;
import java.time.Instant;

record GivenClock(Clock clock) {
  Instant value() {
    return Instant.now(clock);
  }
}

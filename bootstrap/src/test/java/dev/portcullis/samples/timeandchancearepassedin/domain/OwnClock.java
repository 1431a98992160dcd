package dev.portcullis.samples.timeandchancearepassedin.domain;

import java.time.Clock;

final class OwnClock {
  Clock value() {
    return Clock.systemUTC();
  }
}

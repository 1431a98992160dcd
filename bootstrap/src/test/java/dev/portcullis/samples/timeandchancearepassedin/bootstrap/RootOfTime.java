package dev.portcullis.samples.timeandchancearepassedin.bootstrap;

import java.time.Clock;

final class RootOfTime {
  Clock value() {
    return Clock.systemUTC();
  }
}

package dev.portcullis.samples.timeandchancearepassedin.domain;

import java.time.Instant;
import java.util.function.Supplier;

final class OwnInstantByReference {
  Supplier<Instant> value() {
    return Instant::now;
  }
}

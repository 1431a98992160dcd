package dev.portcullis.samples.timeandchancearepassedin.domain;

import java.time.Instant;

final class OwnInstant {
  Instant value() {
    return Instant.now();
  }
}

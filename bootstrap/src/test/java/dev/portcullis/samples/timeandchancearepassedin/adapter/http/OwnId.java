package dev.portcullis.samples.timeandchancearepassedin.adapter.http;

import java.util.UUID;

final class OwnId {
  UUID value() {
    return UUID.randomUUID();
  }
}

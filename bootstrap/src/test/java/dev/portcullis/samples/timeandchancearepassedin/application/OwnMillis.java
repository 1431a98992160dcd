package dev.portcullis.samples.timeandchancearepassedin.application;

final class OwnMillis {
  long value() {
    return System.currentTimeMillis();
  }
}

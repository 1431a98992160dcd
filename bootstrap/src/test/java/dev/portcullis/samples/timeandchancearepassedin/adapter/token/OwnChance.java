package dev.portcullis.samples.timeandchancearepassedin.adapter.token;

import java.util.Random;

final class OwnChance {
  Random value() {
    return new Random();
  }
}

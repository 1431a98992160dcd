package dev.portcullis.samples.timeandchancearepassedin.adapter.password;

import java.security.SecureRandom;

final class OwnSecureChance {
  SecureRandom value() {
    return new SecureRandom();
  }
}

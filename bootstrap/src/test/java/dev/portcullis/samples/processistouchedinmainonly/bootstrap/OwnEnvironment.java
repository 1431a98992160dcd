package dev.portcullis.samples.processistouchedinmainonly.bootstrap;

import java.util.Map;

final class OwnEnvironment {
  Map<String, String> value() {
    return System.getenv();
  }
}

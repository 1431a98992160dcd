package dev.portcullis.samples.processistouchedinmainonly.bootstrap;

import java.util.Map;

final class Main {
  Map<String, String> value() {
    return System.getenv();
  }
}

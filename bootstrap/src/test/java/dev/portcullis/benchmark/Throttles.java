package dev.portcullis.benchmark;

import java.util.Map;

/** Settings under which no request is throttled. */
final class Throttles {
  private static final String MANY = "100000";

  private Throttles() {}

  static Map<String, String> wideOpen() {
    return Map.of(
        "AUTH_LIMIT_ACCOUNT_FAILURES", MANY,
        "AUTH_LIMIT_SOURCE_PERMITS", MANY,
        "AUTH_LIMIT_GLOBAL_PERMITS", MANY);
  }
}

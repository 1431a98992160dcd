package dev.portcullis.bootstrap;

import dev.portcullis.domain.access.Operator;

/** The user of the operating system who runs this process. */
final class OperatingSystemUser {
  private OperatingSystemUser() {}

  static Operator operator() {
    return Operator.of(System.getProperty("user.name", ""));
  }
}

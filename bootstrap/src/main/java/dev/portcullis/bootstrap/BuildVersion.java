package dev.portcullis.bootstrap;

import java.util.Optional;

/** Which version of the server this is: what the jar's manifest says. */
final class BuildVersion {
  private BuildVersion() {}

  static String current() {
    return Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}

package dev.portcullis.bootstrap;

import java.util.Optional;

/** The version of the server, from the manifest of its jar. */
final class BuildVersion {
  private BuildVersion() {}

  static String current() {
    return Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}

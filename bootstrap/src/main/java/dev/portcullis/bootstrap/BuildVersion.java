package dev.portcullis.bootstrap;

import java.util.Optional;

/** The version of the server, from the manifest of its jar. */
public final class BuildVersion {
  private BuildVersion() {}

  /** The version, or {@code development} outside of the jar. */
  public static String current() {
    return Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}

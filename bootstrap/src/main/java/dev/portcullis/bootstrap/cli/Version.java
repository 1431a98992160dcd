package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** The answer to {@code --version}. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Portcullis " + BuildVersion.current()};
  }
}

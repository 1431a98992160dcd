package dev.portcullis.bootstrap.cli;

import picocli.CommandLine.Option;

/** {@code --yes}. */
final class YesOption {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask for a confirmation. Required without a terminal.")
  private boolean isGiven;

  boolean isGiven() {
    return isGiven;
  }
}

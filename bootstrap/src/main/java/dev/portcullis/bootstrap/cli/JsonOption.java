package dev.portcullis.bootstrap.cli;

import picocli.CommandLine.Option;

/** {@code --json}. */
final class JsonOption {
  @Option(
      names = "--json",
      description = "Print JSON, with the names of the HTTP interface, instead of a table.")
  private boolean isWanted;

  boolean isWanted() {
    return isWanted;
  }
}

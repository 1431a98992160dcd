package dev.portcullis.bootstrap.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --limit}. */
final class LimitOption {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Print at most N items; all without this option.")
  private Optional<Long> limit = Optional.empty();

  /** How many to print at most. */
  long items() {
    long items = limit.orElse(Long.MAX_VALUE);
    if (items < 1) {
      throw CommandException.misused("--limit must be at least 1.");
    }
    return items;
  }
}

package dev.portcullis.bootstrap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The layout that the help of all commands has. */
final class HelpLayout {
  private static final int WIDTH = 100;

  private HelpLayout() {}

  /** Gives it to {@code line} and all commands below. */
  static void apply(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage
        .width(WIDTH)
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .synopsisSubcommandLabel("COMMAND")
        .parameterListHeading("%nParameters:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n");
    line.getSubcommands().values().forEach(HelpLayout::apply);
  }
}

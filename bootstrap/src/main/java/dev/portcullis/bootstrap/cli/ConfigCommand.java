package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.SettingSources;
import dev.portcullis.bootstrap.config.SettingValue;
import dev.portcullis.bootstrap.config.Settings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code config}: the settings, without the database. */
@Command(name = "config", description = "Check and print the settings.")
final class ConfigCommand {
  private static final View<SettingValue> VIEW =
      View.<SettingValue>empty()
          .with("name", SettingValue::name)
          .with("value", SettingValue::text)
          .with("source", value -> Words.of(value.source()).replace('_', '-'))
          .with("default", SettingValue::fallback);

  private final Invocation invocation;

  ConfigCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "check",
      description = {
        "Check all settings and print every problem.",
        "The exit code is 2 if there is one. Does not connect to the database."
      })
  int check() {
    Config config = invocation.config();
    warnOfIgnored(config.ignored());
    invocation.out().line("The settings are valid.");
    return ExitCode.DONE.code();
  }

  @Command(
      name = "print",
      description = {
        "Print every setting with its value, its source and its default.",
        "Secrets are masked. If there are problems, prints them too; the exit code is then 2."
      })
  int print(@Mixin JsonOption json) {
    SettingSources sources = invocation.sources();
    new Listing<>(invocation, VIEW, json.isWanted()).all(Settings.values(sources));
    invocation.out().flush();
    try {
      warnOfIgnored(Config.from(sources).ignored());
    } catch (ConfigException wrong) {
      throw new CommandException(ExitCode.MISUSED, wrong.problems());
    }
    return ExitCode.DONE.code();
  }

  private void warnOfIgnored(Config.Ignored ignored) {
    List<String> names = ignored.unknown();
    names.forEach(
        name ->
            invocation
                .err()
                .line(
                    "Ignored %s: there is no such setting. Check the spelling."
                        .formatted(Text.printable(name))));
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.key.SigningKeySummary;
import dev.portcullis.bootstrap.OperatorAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys}. */
@Command(name = "keys", description = "List and rotate the keys that sign access tokens.")
final class KeysCommand {
  private final Invocation invocation;

  KeysCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "List the signing keys, oldest first.")
  int list(@Mixin JsonOption json) {
    try (OperatorAccess access = invocation.open()) {
      access.use().prepareKeys();
      new Listing<>(invocation, Views.keys(), json.isWanted())
          .all(access.use().keys().read().read(access.operator()));
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "rotate",
      description = "Publish the next signing key now; it signs after AUTH_KEY_PUBLISH_LEAD.")
  int rotate(
      @Option(
              names = "--emergency",
              description = {
                "The keys are compromised: the new key signs at once,",
                "and the tokens of all other keys are refused."
              })
          boolean isEmergency,
      @Mixin YesOption yes,
      @Mixin JsonOption json) {
    if (isEmergency) {
      invocation
          .prompt()
          .confirm("Refuse the tokens of all present keys? Users need a refresh.", yes.isGiven());
    }
    try (OperatorAccess access = invocation.open()) {
      SigningKeySummary next = access.use().keys().rotate().rotate(access.operator(), isEmergency);
      new Sheet<>(invocation, Views.keys(), json.isWanted()).print(next);
    }
    return ExitCode.DONE.code();
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapter.persistence.TutorialSource;
import dev.portcullis.adapter.persistence.TutorialSourceSettings;
import dev.portcullis.adapter.persistence.UnsuitableSourceException;
import dev.portcullis.application.takeover.TakeoverReport;
import dev.portcullis.application.takeover.TakeoverRequest;
import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.takeover.AccountSource;
import dev.portcullis.domain.takeover.Renames;
import dev.portcullis.domain.takeover.SourceUnavailableException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code import-tutorial}. */
@Command(
    name = "import-tutorial",
    description = {
      "Take over the accounts of a tutorial's database (Node.js or Spring Boot).",
      "Without --apply, checks all accounts and writes nothing. The source is only read.",
      "The exit code is 3 if accounts cannot come over as they are."
    },
    footer = {
      "",
      "Example:",
      "  portcullis import-tutorial --from jdbc:mysql://old.example:3306/testdb --report refused.csv",
      "  (edit refused.csv)",
      "  portcullis import-tutorial --from jdbc:mysql://old.example:3306/testdb --map refused.csv --apply"
    })
final class ImportTutorialCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private ImportSourceOptions from = new ImportSourceOptions();

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = {
        "Names, addresses and passwords to change: a CSV file with the columns of --report.",
        "An account is named by its id or, if that is empty, by its username."
      })
  private Optional<Path> map = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "OLD=NEW",
      description = "Give the holders of a role of the source another role here. May be repeated.")
  private Map<String, RoleName> roles = new LinkedHashMap<>();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write all accounts that cannot come over to a CSV file, with proposals.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--apply", description = "Take the accounts over, if all of them can come over.")
  private boolean isApplied;

  @Option(
      names = "--skip-refused",
      description = "Leave accounts behind that cannot come over, and take over the others.")
  private boolean skipsRefused;

  @Mixin private JsonOption json = new JsonOption();

  ImportTutorialCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Renames renames = map.map(RenamesFile::read).orElse(Renames.NONE);
    TutorialSourceSettings settings = from.settings(invocation);
    try (OperatorAccess access = invocation.open();
        TutorialSource source = TutorialSource.open(settings);
        RefusedFile refused = RefusedFile.open(report);
        ImportWatch watch = new ImportWatch(invocation, refused, access.use().audit())) {
      TakeoverReport result = run(access, request(source, renames), watch);
      watch.endBar();
      new ImportReport(invocation, isApplied, report)
          .print(result, watch.examples(), json.isWanted());
      // Before the watch ends: a process that was asked to end is over then.
      invocation.out().flush();
      return exitCode(result).code();
    } catch (UnsuitableSourceException unsuitable) {
      throw CommandException.failed(String.valueOf(unsuitable.getMessage()));
    } catch (SourceUnavailableException gone) {
      throw CommandException.failed(
          gone.getMessage() + (isApplied ? " What has come over stays: run again to go on." : ""));
    }
  }

  private TakeoverReport run(OperatorAccess access, TakeoverRequest request, ImportWatch watch) {
    return isApplied
        ? access
            .use()
            .administration()
            .takeOverAccounts()
            .takeOver(access.operator(), request, watch)
        : access.use().administration().checkTakeover().check(request, watch);
  }

  private TakeoverRequest request(AccountSource source, Renames renames) {
    return new TakeoverRequest(source, renames, roles, skipsRefused);
  }

  private static ExitCode exitCode(TakeoverReport result) {
    if (result.end() == TakeoverReport.End.STOPPED) {
      return ExitCode.INTERRUPTED;
    }
    return result.counts().refused() > 0 ? ExitCode.REFUSED : ExitCode.DONE;
  }
}

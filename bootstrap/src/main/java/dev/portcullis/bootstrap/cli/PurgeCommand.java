package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.maintenance.PurgeExpired;
import dev.portcullis.application.maintenance.RetainedKind;
import dev.portcullis.application.maintenance.RetentionReport;
import dev.portcullis.bootstrap.OperatorAccess;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code purge}. */
@Command(
    name = "purge",
    description = {
      "Remove the rows whose retention is over, now and all of them.",
      "Servers do it all the time in the background; interrupted, it stops between two batches."
    })
final class PurgeCommand implements Callable<Integer> {
  private static final View<RetentionReport> VIEW =
      View.<RetentionReport>empty()
          .with("kind", report -> Words.of(report.kind()))
          .with("removed", RetentionReport::removed)
          .withOptional("oldest", report -> report.oldest().map(Object::toString));

  private final Invocation invocation;

  @Mixin private JsonOption json = new JsonOption();

  PurgeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Map<RetainedKind, RetentionReport> reports = new EnumMap<>(RetainedKind.class);
    try (Interruption interruption = Interruption.begin()) {
      try (OperatorAccess access = invocation.open();
          Progress progress = Progress.ofUnknown(invocation, "Removing")) {
        PurgeExpired purge = access.use().purgeExpired();
        purge.purgeAll(
            interruption::isRequested,
            report -> {
              reports.put(report.kind(), report);
              progress.at(reports.values().stream().mapToLong(RetentionReport::removed).sum());
            });
      }
      new Listing<>(invocation, VIEW, json.isWanted()).all(List.copyOf(reports.values()));
      // Before the process may end.
      invocation.out().flush();
      return (interruption.isRequested() ? ExitCode.INTERRUPTED : ExitCode.DONE).code();
    }
  }
}

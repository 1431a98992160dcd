package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapter.persistence.PendingMigration;
import dev.portcullis.bootstrap.SchemaAccess;
import dev.portcullis.bootstrap.config.Config;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate}. */
@Command(
    name = "migrate",
    description = {
      "Create or migrate the tables of the database, as a server does at its start.",
      "Nodes of the version before go on working meanwhile. Back up the database first."
    })
final class MigrateCommand implements Callable<Integer> {
  private static final View<PendingMigration> VIEW =
      View.<PendingMigration>empty()
          .with("version", PendingMigration::version)
          .with("description", PendingMigration::description);

  private final Invocation invocation;

  @Option(names = "--dry-run", description = "Print which migrations would run, and run none.")
  private boolean isDryRun;

  @Mixin private JsonOption json = new JsonOption();

  MigrateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (SchemaAccess schema = schema()) {
      List<PendingMigration> pending = schema.pending();
      if (!isDryRun) {
        schema.migrate();
      }
      if (!pending.isEmpty() || json.isWanted()) {
        new Listing<>(invocation, VIEW, json.isWanted()).all(pending);
      }
      report(schema.location(), pending.size());
    }
    return ExitCode.DONE.code();
  }

  private SchemaAccess schema() {
    Config config = invocation.config();
    return isDryRun
        ? SchemaAccess.look(config, Clock.systemUTC(), new SecureRandom())
        : SchemaAccess.open(config, Clock.systemUTC(), new SecureRandom());
  }

  /** Behind the table; in JSON the list says it all. */
  private void report(String location, int pending) {
    if (json.isWanted()) {
      return;
    }
    String sentence =
        pending == 0
            ? "The tables in %2$s are those of this version: nothing to do."
            : isDryRun ? "%1$s migrations would run on %2$s." : "%1$s migrations were run on %2$s.";
    invocation.out().line(sentence.formatted(pending, location));
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.EventNames;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The conditions of a list of audit entries. */
final class AuditFilter {
  private static final String OPERATORS = "command-line";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Entries of this time or later, such as 2026-03-29T02:30:00Z.")
  private Optional<Instant> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Entries before this time.")
  private Optional<Instant> until = Optional.empty();

  @Option(
      names = "--actor",
      paramLabel = "USER",
      description = {
        "Entries of what this user did: username, e-mail address or id;",
        OPERATORS + " for what was done by commands."
      })
  private Optional<String> actor = Optional.empty();

  @Option(
      names = "--subject",
      paramLabel = "USER",
      description = "Entries about the account of this user.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--event",
      paramLabel = "EVENT",
      description = "Entries of this event, such as signed-in.")
  private Optional<String> event = Optional.empty();

  /** Checks what can be checked without the database. */
  AuditFilter checked() {
    event
        .filter(name -> !EventNames.ALL.contains(name))
        .ifPresent(
            unknown -> {
              throw CommandException.misused(
                  "There is no event %s: docs/audit.md lists all events."
                      .formatted(Text.printable(unknown)));
            });
    return this;
  }

  AuditSearch.Filter in(OperatorAccess access) {
    return new AuditSearch.Filter(
        since,
        until,
        actor.filter(name -> !isOperators(name)).map(name -> UserNames.id(access, name)),
        subject.map(name -> UserNames.id(access, name)),
        event,
        actor.filter(AuditFilter::isOperators).isPresent());
  }

  private static boolean isOperators(String name) {
    return name.equals(OPERATORS);
  }
}

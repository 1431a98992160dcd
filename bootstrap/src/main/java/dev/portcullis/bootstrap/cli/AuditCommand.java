package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.chain.AuditAnchor;
import dev.portcullis.domain.audit.chain.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit}. */
@Command(name = "audit", description = "Read, export and verify the audit trail.")
final class AuditCommand {
  private final Invocation invocation;

  AuditCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "List entries, newest first.")
  int list(@Mixin AuditFilter filter, @Mixin LimitOption limit, @Mixin JsonOption json) {
    Listing<AuditRecord> listing = new Listing<>(invocation, Views.audit(), json.isWanted());
    read(filter, limit.items(), listing::page);
    listing.end();
    return ExitCode.DONE.code();
  }

  @Command(
      name = "export",
      description = "Print entries as JSON lines, one document each, newest first.")
  int export(@Mixin AuditFilter filter, @Mixin LimitOption limit) {
    View<AuditRecord> view = Views.audit();
    read(
        filter,
        limit.items(),
        page -> page.forEach(entry -> invocation.out().line(JsonLine.of(view.document(entry)))));
    return ExitCode.DONE.code();
  }

  @Command(
      name = "verify",
      description = {
        "Read the whole audit trail, and report what is not as it was written.",
        "The exit code is 1 if anything is found. Keep the anchor that is printed at the end"
            + " outside of the database: with it the next verification finds old copies too."
      })
  int verify(
      @Option(
              names = "--anchor-file",
              paramLabel = "FILE",
              description = "A file with the anchor of an earlier verification.")
          Optional<Path> anchorFile,
      @Mixin JsonOption json) {
    Optional<AuditAnchor> anchor = anchorFile.map(AuditCommand::anchor);
    VerificationReport report;
    try (OperatorAccess access = invocation.open();
        Progress progress = Progress.ofUnknown(invocation, "Verifying")) {
      report = access.use().audit().verify().verify(anchor, progress::at);
    }
    new VerificationText(invocation.out()).print(report, json.isWanted());
    return (report.isClean() ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  private void read(AuditFilter filter, long most, Consumer<List<AuditRecord>> pages) {
    filter.checked();
    long left = most;
    try (OperatorAccess access = invocation.open()) {
      AuditSearch.Filter which = filter.in(access);
      Optional<UUID> next = Optional.empty();
      do {
        int size = (int) Math.min(left, AuditSearch.MAX_LIMIT);
        AuditPage page =
            access.use().audit().read().read(access.operator(), new AuditSearch(which, next, size));
        pages.accept(page.records());
        left -= page.records().size();
        next = page.next();
      } while (next.isPresent() && left > 0);
    }
  }

  private static AuditAnchor anchor(Path file) {
    try {
      return AuditAnchor.parse(Files.readString(file).strip())
          .orElseThrow(
              () ->
                  CommandException.misused(
                      file
                          + " holds no anchor: give the file with the line that began with portcullis-audit-1."));
    } catch (IOException unreadable) {
      throw CommandException.misused(
          "Cannot read %s: name a file with the anchor of an earlier verification."
              .formatted(file));
    }
  }
}

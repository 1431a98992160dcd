package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.takeover.RefusedAccount;
import dev.portcullis.application.takeover.TakeoverReport;
import dev.portcullis.application.takeover.TakeoverReport.Counts;
import dev.portcullis.application.takeover.TakeoverReport.End;
import dev.portcullis.domain.takeover.Finding;
import dev.portcullis.domain.takeover.MappedRole;
import dev.portcullis.domain.takeover.Problem;
import dev.portcullis.domain.takeover.Proposal;
import dev.portcullis.domain.takeover.Remark;
import dev.portcullis.domain.takeover.SourceDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints the result of an import.
 *
 * @param invocation where to
 * @param isApplied whether accounts were to be stored
 * @param file where all refused accounts are, if they were written to a file
 */
record ImportReport(Invocation invocation, boolean isApplied, Optional<Path> file) {
  /** Prints it for people, or as one JSON document. */
  void print(TakeoverReport report, List<RefusedAccount> examples, boolean isJson) {
    if (isJson) {
      invocation.out().line(JsonLine.of(ImportDocument.of(report, examples)));
      return;
    }
    source(report.source());
    counts(report);
    problems(report);
    remarks(report);
    roles(report.roles());
    examples(report.counts(), examples);
    conclusion(report);
  }

  private void source(SourceDescription source) {
    line("Source: " + Text.printable(source.location()) + ".");
    line(
        "It is a database of %s: %s."
            .formatted(
                source.kind().title(),
                source.evidence().stream().map(Text::printable).collect(Collectors.joining("; "))));
    source.remarks().forEach(remark -> line("Note: " + Text.printable(remark) + "."));
  }

  private void counts(TakeoverReport report) {
    Counts counts = report.counts();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(counts.read(), "accounts were read"));
    rows.add(row(counts.before(), "came over before and stay as they are"));
    if (report.end() == End.CHECKED) {
      rows.add(row(counts.good(), "can come over"));
    } else {
      rows.add(row(counts.stored(), "came over now"));
    }
    rows.add(row(counts.refused(), "cannot come over as they are"));
    line("");
    table(rows);
  }

  private void problems(TakeoverReport report) {
    List<List<String>> rows =
        Arrays.stream(Problem.values())
            .filter(report.problems()::containsKey)
            .map(
                problem ->
                    List.of(
                        number(report.problems().getOrDefault(problem, 0L)),
                        problem.code(),
                        problem.text()))
            .toList();
    section("Why accounts cannot come over (one may have several reasons)", rows);
  }

  private void remarks(TakeoverReport report) {
    List<List<String>> rows =
        Arrays.stream(Remark.values())
            .filter(report.remarks()::containsKey)
            .map(remark -> row(report.remarks().getOrDefault(remark, 0L), remark.text()))
            .toList();
    section("Good to know", rows);
  }

  private void roles(List<MappedRole> roles) {
    List<List<String>> rows =
        roles.stream()
            .map(
                role ->
                    List.of(
                        "  " + Text.printable(role.source()),
                        "->",
                        role.role().value(),
                        role.isNew() ? "new, without permissions" : "exists"))
            .toList();
    section("Roles", rows);
  }

  private void examples(Counts counts, List<RefusedAccount> examples) {
    if (examples.isEmpty()) {
      return;
    }
    title(
        counts.refused() > examples.size()
            ? "The first %d of %d accounts that cannot come over"
                .formatted(examples.size(), counts.refused())
            : "Accounts that cannot come over");
    List<List<String>> rows = examples.stream().map(ImportReport::cells).toList();
    new Table(invocation.out(), invocation.hasColours())
        .rows(List.of("ID", "USERNAME", "E-MAIL", "PROBLEMS", "PROPOSAL"), rows);
  }

  private static List<String> cells(RefusedAccount refused) {
    return List.of(
        Long.toString(refused.account().id()),
        refused.account().username().map(ImportReport::quoted).orElse("-"),
        refused.account().email().map(ImportReport::quoted).orElse("-"),
        refused.findings().stream().map(Finding::toString).collect(Collectors.joining(" ")),
        proposed(refused.proposal()));
  }

  private static String proposed(Proposal proposal) {
    List<String> parts = new ArrayList<>();
    proposal.username().ifPresent(parts::add);
    proposal.email().ifPresent(parts::add);
    if (proposal.withoutPassword()) {
      parts.add("without a password");
    }
    return parts.isEmpty() ? "-" : String.join(", ", parts);
  }

  private void conclusion(TakeoverReport report) {
    line("");
    file.filter(path -> report.counts().refused() > 0)
        .ifPresent(
            path ->
                line(
                    "All of them are in %s, with proposals: edit it, and pass it as --map."
                        .formatted(path)));
    line(ImportConclusion.of(report, isApplied, file.isPresent()));
  }

  private void section(String title, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      title(title);
      table(rows);
    }
  }

  private void title(String title) {
    line("");
    line(title);
  }

  private void table(List<List<String>> rows) {
    new Table(invocation.out(), false).rows(List.of(), rows);
  }

  private static List<String> row(long count, String text) {
    return List.of(number(count), text);
  }

  private static String number(long count) {
    return "%9d".formatted(count);
  }

  /** Without the characters that a terminal would obey, and short. */
  private static String quoted(String text) {
    int shown = 40;
    String printable = Text.printable(text);
    return printable.length() > shown ? printable.substring(0, shown) + "..." : printable;
  }

  private void line(String text) {
    invocation.out().line(text);
  }
}

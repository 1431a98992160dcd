package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.takeover.TakeoverReport;
import dev.portcullis.application.takeover.TakeoverReport.Counts;

/** What an import has come to, and what the operator can do next. Pure. */
final class ImportConclusion {
  private ImportConclusion() {}

  static String of(TakeoverReport report, boolean isApplied, boolean hasFile) {
    Counts counts = report.counts();
    return switch (report.end()) {
      case STOPPED -> "Stopped. What has come over stays; run the command again to go on.";
      case STORED ->
          counts.refused() > 0
              ? "Done, but %d accounts stayed behind: run the command again with --map when they have good names."
                  .formatted(counts.refused())
              : counts.stored() == 0
                  ? "Nothing was left to do: all accounts came over before."
                  : "Done: all accounts have come over.";
      case CHECKED -> checked(counts, isApplied, hasFile);
    };
  }

  private static String checked(Counts counts, boolean isApplied, boolean hasFile) {
    if (counts.refused() == 0) {
      return counts.good() == 0
          ? "Nothing was written, and nothing is left to do."
          : "Nothing was written. Add --apply to take the accounts over.";
    }
    String file = hasFile ? "" : "Add --report FILE for all of them with proposals. ";
    return isApplied
        ? "Nothing was written, because not all accounts can come over. "
            + file
            + "Pass other names by --map FILE, or add --skip-refused to leave these accounts behind."
        : "Nothing was written. "
            + file
            + "Pass other names by --map FILE, or leave them behind by --skip-refused.";
  }
}

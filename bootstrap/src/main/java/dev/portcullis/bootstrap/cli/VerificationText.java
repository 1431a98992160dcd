package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.audit.chain.AuditFinding;
import dev.portcullis.domain.audit.chain.VerificationReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints what a verification of the audit trail found. */
final class VerificationText {
  private final Output out;

  VerificationText(Output out) {
    this.out = out;
  }

  void print(VerificationReport report, boolean isJson) {
    if (isJson) {
      out.line(JsonLine.of(document(report)));
    } else {
      text(report);
    }
  }

  private void text(VerificationReport report) {
    VerificationReport.Entries entries = report.entries();
    out.line(
        "Entries: %s verified, %s of them after the last checkpoint; %s unprotected, of earlier versions."
            .formatted(entries.verified(), entries.afterCheckpoint(), entries.unprotected()));
    out.line(
        report.isClean()
            ? "Nothing was changed, removed or inserted."
            : "Found %s, the first:".formatted(report.found().total()));
    report.found().first().forEach(finding -> out.line(finding.toString()));
    out.line("Anchor: " + report.anchor());
  }

  private static Map<String, Object> document(VerificationReport report) {
    VerificationReport.Entries entries = report.entries();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verified", entries.verified());
    document.put("afterCheckpoint", entries.afterCheckpoint());
    document.put("unprotected", entries.unprotected());
    document.put("found", report.found().total());
    document.put("first", report.found().first().stream().map(VerificationText::document).toList());
    document.put("anchor", report.anchor().toString());
    return document;
  }

  private static Map<String, Object> document(AuditFinding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", finding.kind().name());
    finding.entry().ifPresent(id -> document.put("entry", id.toString()));
    document.put("writer", finding.chain().writer().toString());
    document.put("lane", finding.chain().lane());
    document.put("place", finding.sequence());
    return document;
  }
}

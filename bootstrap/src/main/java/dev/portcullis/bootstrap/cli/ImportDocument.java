package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.takeover.RefusedAccount;
import dev.portcullis.application.takeover.TakeoverReport;
import dev.portcullis.domain.takeover.Finding;
import dev.portcullis.domain.takeover.MappedRole;
import dev.portcullis.domain.takeover.SourceDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The result of an import as a JSON document. Its members are stable. Pure. */
final class ImportDocument {
  private ImportDocument() {}

  static Map<String, Object> of(TakeoverReport report, List<RefusedAccount> examples) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("end", report.end().name().toLowerCase(Locale.ROOT));
    document.put("source", source(report.source()));
    document.put("accounts", counts(report.counts()));
    Map<String, Long> problems = new TreeMap<>();
    report.problems().forEach((problem, count) -> problems.put(problem.code(), count));
    document.put("problems", problems);
    Map<String, Long> remarks = new TreeMap<>();
    report.remarks().forEach((remark, count) -> remarks.put(remark.code(), count));
    document.put("remarks", remarks);
    document.put("roles", report.roles().stream().map(ImportDocument::role).toList());
    document.put("examples", examples.stream().map(ImportDocument::refused).toList());
    return document;
  }

  private static Map<String, Object> source(SourceDescription source) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", source.id().toString());
    members.put("kind", source.kind().name().toLowerCase(Locale.ROOT));
    members.put("location", source.location());
    members.put("evidence", source.evidence());
    members.put("notes", source.remarks());
    return members;
  }

  private static Map<String, Object> counts(TakeoverReport.Counts counts) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("read", counts.read());
    members.put("before", counts.before());
    members.put("good", counts.good());
    members.put("refused", counts.refused());
    members.put("stored", counts.stored());
    return members;
  }

  private static Map<String, Object> role(MappedRole role) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("source", role.source());
    members.put("role", role.role().value());
    members.put("new", role.isNew());
    return members;
  }

  private static Map<String, Object> refused(RefusedAccount refused) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", refused.account().id());
    refused.account().username().ifPresent(name -> members.put("username", name));
    refused.account().email().ifPresent(address -> members.put("email", address));
    members.put("problems", refused.findings().stream().map(Finding::toString).toList());
    Map<String, Object> proposal = new LinkedHashMap<>();
    refused.proposal().username().ifPresent(name -> proposal.put("username", name));
    refused.proposal().email().ifPresent(address -> proposal.put("email", address));
    proposal.put("withoutPassword", refused.proposal().withoutPassword());
    members.put("proposal", proposal);
    return members;
  }
}

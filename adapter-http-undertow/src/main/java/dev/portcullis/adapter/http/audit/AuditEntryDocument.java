package dev.portcullis.adapter.http.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An entry of the audit trail; what it does not tell is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AuditEntryDocument(
    String id,
    String at,
    String event,
    String actor,
    String subject,
    String session,
    String source,
    String detail) {
  /** The actor of what operators did at a command line; the name of the operator follows. */
  static final String OPERATOR = "command-line";

  /** {@code record} as clients see it. */
  public static AuditEntryDocument from(AuditRecord record) {
    AuditRecord.Facts facts = record.facts();
    return new AuditEntryDocument(
        record.id().toString(),
        record.at().toString(),
        facts.event(),
        facts.operator().map(name -> OPERATOR + ":" + name).orElse(text(facts.actor())),
        text(facts.subject()),
        text(facts.session()),
        facts.source().orElse(""),
        facts.detail().orElse(""));
  }

  private static String text(Optional<UUID> id) {
    return id.map(UUID::toString).orElse("");
  }

  /** One page; the cursor is left out at the end. */
  record Page(
      List<AuditEntryDocument> items,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String nextCursor) {
    static Page from(AuditSearch.Filter filter, AuditPage page) {
      return new Page(
          page.records().stream().map(AuditEntryDocument::from).toList(),
          page.next().map(id -> AuditCursor.write(filter, id)).orElse(""));
    }
  }
}

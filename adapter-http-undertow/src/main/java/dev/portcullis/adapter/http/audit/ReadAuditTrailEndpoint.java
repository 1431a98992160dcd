package dev.portcullis.adapter.http.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.audit.ReadAuditTrail;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditSearch;

/** {@code GET /api/audit}. */
public final class ReadAuditTrailEndpoint implements Endpoint {
  private final ReadAuditTrail readAuditTrail;

  /** Reads by {@code readAuditTrail}. */
  public ReadAuditTrailEndpoint(ReadAuditTrail readAuditTrail) {
    this.readAuditTrail = requireNonNull(readAuditTrail, "readAuditTrail");
  }

  @Override
  public Answer answer(Call call) {
    AuditSearch search = AuditSearchRequest.from(call.query());
    AuditPage page = readAuditTrail.read(call.actor(), search);
    return Answer.json(200, AuditEntryDocument.Page.from(search.filter(), page));
  }
}

package dev.portcullis.adapter.http.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.account.AccountExport;
import dev.portcullis.application.account.ExportAccount;

/** {@code GET /api/me/export}. */
public final class ExportEndpoint implements Endpoint {
  // No name in it: a name may have characters that a header cannot.
  private static final String FILE = "attachment; filename=\"portcullis-export.json\"";

  private final ExportAccount exportAccount;

  /** Exports by {@code exportAccount}. */
  public ExportEndpoint(ExportAccount exportAccount) {
    this.exportAccount = requireNonNull(exportAccount, "exportAccount");
  }

  @Override
  public Answer answer(Call call) {
    AccountExport own = exportAccount.export(call.actor());
    return Answer.stream(
            "application/json", out -> ExportDocument.write(own, call.actor().session(), out))
        .withHeader("Content-Disposition", FILE);
  }
}

package dev.portcullis.adapter.http.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.administration.RemoveOwnAccount;
import dev.portcullis.domain.credential.PlainPassword;

/** {@code DELETE /api/me}. */
public final class RemoveOwnAccountEndpoint implements Endpoint {
  private final RemoveOwnAccount removeOwnAccount;

  /** Removes by {@code removeOwnAccount}. */
  public RemoveOwnAccountEndpoint(RemoveOwnAccount removeOwnAccount) {
    this.removeOwnAccount = requireNonNull(removeOwnAccount, "removeOwnAccount");
  }

  @Override
  public Answer answer(Call call) {
    CurrentPasswordRequest request = CurrentPasswordRequest.from(JsonFields.of(call.jsonBody()));
    try (PlainPassword current = PlainPassword.of(request.currentPassword())) {
      removeOwnAccount.remove(call.actor(), current, call.source());
      return Answer.empty(204);
    }
  }
}

package dev.portcullis.adapter.http.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.domain.credential.PlainPassword;

/** {@code PUT /api/me/password}. */
public final class ChangePasswordEndpoint implements Endpoint {
  private final ChangePassword changePassword;

  /** Changes by {@code changePassword}. */
  public ChangePasswordEndpoint(ChangePassword changePassword) {
    this.changePassword = requireNonNull(changePassword, "changePassword");
  }

  @Override
  public Answer answer(Call call) {
    ChangePasswordRequest request = ChangePasswordRequest.from(JsonFields.of(call.jsonBody()));
    try (PlainPassword current = PlainPassword.of(request.currentPassword());
        PlainPassword next = PlainPassword.of(request.newPassword())) {
      changePassword.change(call.actor(), current, next, call.source());
      return Answer.empty(204);
    }
  }
}

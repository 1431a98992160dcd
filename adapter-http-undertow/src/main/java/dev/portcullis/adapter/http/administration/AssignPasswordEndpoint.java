package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.account.PasswordField;
import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.Preconditions;
import dev.portcullis.application.administration.AssignPassword;
import dev.portcullis.domain.credential.PlainPassword;

/** {@code PUT /api/users/{id}/password}. */
public final class AssignPasswordEndpoint implements Endpoint {
  private final AssignPassword assignPassword;

  /** Sets by {@code assignPassword}. */
  public AssignPasswordEndpoint(AssignPassword assignPassword) {
    this.assignPassword = requireNonNull(assignPassword, "assignPassword");
  }

  @Override
  public Answer answer(Call call) {
    JsonFields fields = JsonFields.of(call.jsonBody());
    String text = PasswordField.read(fields, "newPassword");
    fields.refuseViolations();
    try (PlainPassword password = PlainPassword.of(text)) {
      assignPassword.assign(call.actor(), UserPath.user(call), password, Preconditions.of(call));
      return Answer.empty(204);
    }
  }
}

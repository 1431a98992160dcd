package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.Preconditions;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.domain.user.User;

/** {@code PATCH /api/users/{id}}. */
public final class UpdateUserEndpoint implements Endpoint {
  private final UpdateUser updateUser;

  /** Changes by {@code updateUser}. */
  public UpdateUserEndpoint(UpdateUser updateUser) {
    this.updateUser = requireNonNull(updateUser, "updateUser");
  }

  @Override
  public Answer answer(Call call) {
    UpdateUser.Change change = UserChangeRequest.from(JsonFields.of(call.jsonBody()));
    User changed =
        updateUser.update(call.actor(), UserPath.user(call), change, Preconditions.of(call));
    return UserDocument.answer(200, changed);
  }
}

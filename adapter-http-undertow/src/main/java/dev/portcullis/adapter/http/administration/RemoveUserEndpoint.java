package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.Preconditions;
import dev.portcullis.application.administration.RemoveUser;

/** {@code DELETE /api/users/{id}}. */
public final class RemoveUserEndpoint implements Endpoint {
  private final RemoveUser removeUser;

  /** Removes by {@code removeUser}. */
  public RemoveUserEndpoint(RemoveUser removeUser) {
    this.removeUser = requireNonNull(removeUser, "removeUser");
  }

  @Override
  public Answer answer(Call call) {
    removeUser.remove(call.actor(), UserPath.user(call), Preconditions.of(call));
    return Answer.empty(204);
  }
}

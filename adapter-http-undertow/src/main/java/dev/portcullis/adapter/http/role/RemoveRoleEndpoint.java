package dev.portcullis.adapter.http.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.Preconditions;
import dev.portcullis.application.administration.RemoveRole;

/** {@code DELETE /api/roles/{name}}. */
public final class RemoveRoleEndpoint implements Endpoint {
  private final RemoveRole removeRole;

  /** Removes by {@code removeRole}. */
  public RemoveRoleEndpoint(RemoveRole removeRole) {
    this.removeRole = requireNonNull(removeRole, "removeRole");
  }

  @Override
  public Answer answer(Call call) {
    removeRole.remove(call.actor(), RoleNamePath.existing(call), Preconditions.of(call));
    return Answer.empty(204);
  }
}

package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.administration.AssignRole;

/** {@code PUT /api/users/{id}/roles/{role}}. */
public final class AssignRoleEndpoint implements Endpoint {
  private final AssignRole assignRole;

  /** Gives roles by {@code assignRole}. */
  public AssignRoleEndpoint(AssignRole assignRole) {
    this.assignRole = requireNonNull(assignRole, "assignRole");
  }

  @Override
  public Answer answer(Call call) {
    RolePath path = RolePath.from(call);
    assignRole.assign(call.actor(), path.user(), path.role());
    return Answer.empty(204);
  }
}

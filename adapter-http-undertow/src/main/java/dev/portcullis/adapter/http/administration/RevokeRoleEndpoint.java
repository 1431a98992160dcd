package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.administration.RevokeRole;

/** {@code DELETE /api/users/{id}/roles/{role}}. */
public final class RevokeRoleEndpoint implements Endpoint {
  private final RevokeRole revokeRole;

  /** Takes roles by {@code revokeRole}. */
  public RevokeRoleEndpoint(RevokeRole revokeRole) {
    this.revokeRole = requireNonNull(revokeRole, "revokeRole");
  }

  @Override
  public Answer answer(Call call) {
    RolePath path = RolePath.from(call);
    revokeRole.revoke(call.actor(), path.user(), path.role());
    return Answer.empty(204);
  }
}

package dev.portcullis.adapter.http.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.Preconditions;
import dev.portcullis.application.administration.PutRole;

/** {@code PUT /api/roles/{name}}. */
public final class PutRoleEndpoint implements Endpoint {
  /** Longer than other bodies, so that too many permissions are a violation that says so. */
  public static final int MAX_BODY = 256 * 1024;

  private final PutRole putRole;

  /** Defines by {@code putRole}. */
  public PutRoleEndpoint(PutRole putRole) {
    this.putRole = requireNonNull(putRole, "putRole");
  }

  @Override
  public Answer answer(Call call) {
    PutRole.Outcome outcome =
        putRole.put(
            call.actor(),
            RoleRequest.from(RoleNamePath.wanted(call), JsonFields.of(call.jsonBody())),
            Preconditions.of(call));
    return RoleDocument.answer(outcome.isNew() ? 201 : 200, outcome.definition());
  }
}

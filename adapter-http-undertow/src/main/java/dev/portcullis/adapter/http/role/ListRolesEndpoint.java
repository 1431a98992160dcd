package dev.portcullis.adapter.http.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.administration.ReadRoles;

/** {@code GET /api/roles}. */
public final class ListRolesEndpoint implements Endpoint {
  private final ReadRoles readRoles;

  /** Lists by {@code readRoles}. */
  public ListRolesEndpoint(ReadRoles readRoles) {
    this.readRoles = requireNonNull(readRoles, "readRoles");
  }

  @Override
  public Answer answer(Call call) {
    RoleListRequest request = RoleListRequest.from(call.query());
    ReadRoles.Page page = readRoles.list(call.actor(), request.after(), request.limit());
    return Answer.json(200, RoleDocument.Page.from(page));
  }
}

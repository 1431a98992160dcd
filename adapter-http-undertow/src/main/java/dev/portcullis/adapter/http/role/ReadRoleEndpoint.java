package dev.portcullis.adapter.http.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.administration.ReadRoles;

/** {@code GET /api/roles/{name}}. */
public final class ReadRoleEndpoint implements Endpoint {
  private final ReadRoles readRoles;

  /** Reads by {@code readRoles}. */
  public ReadRoleEndpoint(ReadRoles readRoles) {
    this.readRoles = requireNonNull(readRoles, "readRoles");
  }

  @Override
  public Answer answer(Call call) {
    return RoleDocument.answer(200, readRoles.read(call.actor(), RoleNamePath.existing(call)));
  }
}

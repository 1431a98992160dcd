package dev.portcullis.adapter.http.role;

import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/** The role that a path names. */
final class RoleNamePath {
  private RoleNamePath() {}

  /** For reading and removing: an invalid name is answered like one that does not exist. */
  static RoleName existing(Call call) {
    return RoleName.spelt(call.pathParameter("name"))
        .orElseThrow(() -> new ProblemException(ProblemMapping.of(ErrorCode.ROLE_NOT_FOUND)));
  }

  /** For defining: the name, if a role can have it. */
  static Optional<RoleName> wanted(Call call) {
    return RoleName.spelt(call.pathParameter("name"));
  }
}

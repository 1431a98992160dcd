package dev.portcullis.adapter.http.administration;

import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;

/**
 * The user and the role that a path names.
 *
 * @param user an id
 * @param role a name
 */
record RolePath(UserId user, RoleName role) {
  /** Parses both; an invalid id or name is answered like one that does not exist: not found. */
  static RolePath from(Call call) {
    UserId user = UserPath.user(call);
    RoleName role =
        RoleName.spelt(call.pathParameter("role"))
            .orElseThrow(() -> new ProblemException(ProblemMapping.of(ErrorCode.ROLE_NOT_FOUND)));
    return new RolePath(user, role);
  }
}

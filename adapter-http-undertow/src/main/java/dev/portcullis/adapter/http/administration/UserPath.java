package dev.portcullis.adapter.http.administration;

import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.user.UserId;

/** The user that a path names. */
final class UserPath {
  private UserPath() {}

  /** Parses it; an invalid id is answered like one that does not exist: not found. */
  static UserId user(Call call) {
    return UserId.parse(call.pathParameter("id"))
        .orElseThrow(() -> new ProblemException(ProblemMapping.of(ErrorCode.USER_NOT_FOUND)));
  }
}

package dev.portcullis.adapter.http.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.application.account.EndOwnSession;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.session.SessionId;

/** {@code DELETE /api/me/sessions/{id}}. */
public final class EndOwnSessionEndpoint implements Endpoint {
  private final EndOwnSession endOwnSession;

  /** Ends by {@code endOwnSession}. */
  public EndOwnSessionEndpoint(EndOwnSession endOwnSession) {
    this.endOwnSession = requireNonNull(endOwnSession, "endOwnSession");
  }

  @Override
  public Answer answer(Call call) {
    SessionId id =
        SessionId.parse(call.pathParameter("id"))
            .orElseThrow(
                () -> new ProblemException(ProblemMapping.of(ErrorCode.SESSION_NOT_FOUND)));
    endOwnSession.end(call.actor(), id);
    return Answer.empty(204);
  }
}

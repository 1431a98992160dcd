package dev.portcullis.adapter.http.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.account.EndOtherSessions;

/** {@code DELETE /api/me/sessions}. */
public final class EndOtherSessionsEndpoint implements Endpoint {
  private final EndOtherSessions endOtherSessions;

  /** Ends by {@code endOtherSessions}. */
  public EndOtherSessionsEndpoint(EndOtherSessions endOtherSessions) {
    this.endOtherSessions = requireNonNull(endOtherSessions, "endOtherSessions");
  }

  @Override
  public Answer answer(Call call) {
    endOtherSessions.end(call.actor());
    return Answer.empty(204);
  }
}

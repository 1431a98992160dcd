package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.administration.EndSessionsOf;

/** {@code DELETE /api/users/{id}/sessions}. */
public final class EndSessionsOfEndpoint implements Endpoint {
  private final EndSessionsOf endSessionsOf;

  /** Ends by {@code endSessionsOf}. */
  public EndSessionsOfEndpoint(EndSessionsOf endSessionsOf) {
    this.endSessionsOf = requireNonNull(endSessionsOf, "endSessionsOf");
  }

  @Override
  public Answer answer(Call call) {
    endSessionsOf.end(call.actor(), UserPath.user(call));
    return Answer.empty(204);
  }
}

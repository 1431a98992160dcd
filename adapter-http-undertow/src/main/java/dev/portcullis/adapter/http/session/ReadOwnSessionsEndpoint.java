package dev.portcullis.adapter.http.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.account.ReadOwnSessions;
import java.util.List;

/** {@code GET /api/me/sessions}. */
public final class ReadOwnSessionsEndpoint implements Endpoint {
  private final ReadOwnSessions readOwnSessions;

  /** Reads by {@code readOwnSessions}. */
  public ReadOwnSessionsEndpoint(ReadOwnSessions readOwnSessions) {
    this.readOwnSessions = requireNonNull(readOwnSessions, "readOwnSessions");
  }

  @Override
  public Answer answer(Call call) {
    return Answer.json(
        200,
        new Page(
            readOwnSessions.read(call.actor()).stream().map(OwnSessionDocument::from).toList()));
  }

  /** All sessions, on one page: their number is limited. */
  record Page(List<OwnSessionDocument> items) {}
}

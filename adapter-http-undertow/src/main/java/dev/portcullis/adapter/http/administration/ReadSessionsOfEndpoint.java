package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.session.SessionDetails;
import dev.portcullis.application.administration.ReadSessionsOf;
import dev.portcullis.domain.session.Session;
import java.util.List;

/** {@code GET /api/users/{id}/sessions}. */
public final class ReadSessionsOfEndpoint implements Endpoint {
  private final ReadSessionsOf readSessionsOf;

  /** Reads by {@code readSessionsOf}. */
  public ReadSessionsOfEndpoint(ReadSessionsOf readSessionsOf) {
    this.readSessionsOf = requireNonNull(readSessionsOf, "readSessionsOf");
  }

  @Override
  public Answer answer(Call call) {
    List<Session> sessions = readSessionsOf.read(call.actor(), UserPath.user(call));
    return Answer.json(200, new Page(sessions.stream().map(Item::from).toList()));
  }

  /** All sessions, on one page: their number is limited. */
  record Page(List<Item> items) {}

  /** One session. */
  record Item(String id, @JsonUnwrapped SessionDetails details) {
    static Item from(Session session) {
      return new Item(session.id().toString(), SessionDetails.from(session));
    }
  }
}

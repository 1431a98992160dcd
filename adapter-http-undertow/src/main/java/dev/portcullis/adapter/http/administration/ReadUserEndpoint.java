package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.administration.ReadUser;

/** {@code GET /api/users/{id}}. */
public final class ReadUserEndpoint implements Endpoint {
  private final ReadUser readUser;

  /** Reads by {@code readUser}. */
  public ReadUserEndpoint(ReadUser readUser) {
    this.readUser = requireNonNull(readUser, "readUser");
  }

  @Override
  public Answer answer(Call call) {
    return UserDocument.answer(200, readUser.read(call.actor(), UserPath.user(call)));
  }
}

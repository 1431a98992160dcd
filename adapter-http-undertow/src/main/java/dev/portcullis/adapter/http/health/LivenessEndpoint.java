package dev.portcullis.adapter.http.health;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;

/** {@code GET /livez}: always up while the process can answer. */
public final class LivenessEndpoint implements Endpoint {
  private static final Answer UP = Answer.json(200, new Liveness("up"));

  /** Always up. */
  public LivenessEndpoint() {}

  @Override
  public Answer answer(Call call) {
    return UP;
  }

  /** Up. */
  record Liveness(String status) {}
}

package dev.portcullis.adapter.http.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import java.util.function.Supplier;

/** {@code GET /metrics}: metrics for Prometheus, whatever the client accepts. */
public final class MetricsEndpoint implements Endpoint {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> metrics;

  /** Answers {@code metrics}. */
  public MetricsEndpoint(Supplier<String> metrics) {
    this.metrics = requireNonNull(metrics, "metrics");
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(200, TYPE, metrics.get().getBytes(UTF_8));
  }
}

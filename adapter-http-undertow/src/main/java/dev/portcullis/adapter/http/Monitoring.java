package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

/**
 * What those who watch over the server are told from, and what tells them.
 *
 * @param health behind {@code GET /readyz}
 * @param metrics behind {@code GET /metrics}
 * @param requests told of every request to the public listener
 */
public record Monitoring(HealthCheck health, MetricsSource metrics, RequestObserver requests) {
  /** All are required. */
  public Monitoring {
    requireNonNull(health, "health");
    requireNonNull(metrics, "metrics");
    requireNonNull(requests, "requests");
  }
}

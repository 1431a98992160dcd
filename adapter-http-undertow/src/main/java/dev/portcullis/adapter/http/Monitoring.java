package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

/**
 * The sources of the management listener, and the observer of requests.
 *
 * @param health answers {@code GET /readyz}
 * @param metrics answers {@code GET /metrics}
 * @param requests receives every request to the public listener
 */
public record Monitoring(HealthCheck health, MetricsSource metrics, RequestObserver requests) {
  /** All are required. */
  public Monitoring {
    requireNonNull(health, "health");
    requireNonNull(metrics, "metrics");
    requireNonNull(requests, "requests");
  }
}

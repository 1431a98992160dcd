package dev.portcullis.adapter.http;

/**
 * Provides the metrics. Called on the I/O thread of the management listener for each {@code GET
 * /metrics}: it must not wait.
 */
@FunctionalInterface
public interface MetricsSource {
  /** All metrics, in the Prometheus text format 0.0.4. */
  String text();
}

package dev.portcullis.adapter.http;

/**
 * Tells how the server has been doing. Asked on the I/O thread of the management listener for each
 * {@code GET /metrics}: it tells what is known, and must not wait for anything.
 */
@FunctionalInterface
public interface MetricsSource {
  /** Every figure, in the Prometheus text format 0.0.4. */
  String text();
}

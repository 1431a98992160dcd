/**
 * The metrics of this node for Prometheus; only this package uses Micrometer. {@code
 * docs/metrics.md} lists them.
 */
package dev.portcullis.bootstrap.metrics;

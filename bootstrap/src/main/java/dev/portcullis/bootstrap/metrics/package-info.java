/**
 * How this node has been doing, for Prometheus: everything that knows Micrometer. {@code
 * docs/metrics.md} lists the figures.
 */
package dev.portcullis.bootstrap.metrics;

package dev.portcullis.bootstrap.metrics;

import dev.portcullis.adapter.http.RequestObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times requests by route and status. The number of timers is limited by routes and
 * statuses, whatever clients send. Thread-safe.
 */
public final class RequestMetrics implements RequestObserver {
  private final MeterRegistry registry;
  // A separate map: the registry would sort and compare the labels for each request.
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  private record Kind(String method, String route, int status) {}

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void answered(String method, String template, int status, long nanos) {
    Kind kind = new Kind(method, template, status);
    Optional.ofNullable(timers.get(kind))
        // Only if it is new: this may lock.
        .orElseGet(() -> timers.computeIfAbsent(kind, this::timer))
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("portcullis.http.requests")
        .tag("method", kind.method())
        .tag("route", kind.route())
        .tag("status", Integer.toString(kind.status()))
        .description("Requests to the public listener, from their head to the end of the answer")
        .register(registry);
  }
}

package dev.portcullis.bootstrap.metrics;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.domain.revocation.Revocations;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The metrics of one node. A scrape never waits: each value is the one last known. No name, label
 * or value comes from a client. Thread-safe.
 */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Clock clock;
  private final RequestMetrics requests;
  private final RetentionMetrics retention;
  private volatile Optional<ProcessMetrics> process = Optional.empty();

  /**
   * Metrics of requests, retention and all registered sources; ages are measured by {@code clock}.
   */
  public Metrics(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
    requests = new RequestMetrics(registry);
    retention = new RetentionMetrics(registry, clock);
  }

  /** All metrics, in the Prometheus text format 0.0.4. */
  public String text() {
    watchProcess();
    return registry.scrape();
  }

  /** Counts requests. */
  public RequestMetrics requests() {
    return requests;
  }

  /** Records the reports of retention. */
  public RetentionMetrics retention() {
    return retention;
  }

  /**
   * Registers the metrics of the JVM, unless they are. Takes some time, so call it when the server
   * is ready; the first scrape does it if it comes earlier.
   */
  public synchronized void watchProcess() {
    if (process.isEmpty()) {
      process = Optional.of(ProcessMetrics.in(registry));
    }
  }

  /** Registers how many {@code revocations} are remembered, and how old they are. */
  public void watch(Revocations revocations) {
    requireNonNull(revocations, "revocations");
    Gauge.builder("portcullis.revocations.remembered", revocations::size)
        .description("Users and sessions whose revocation this node remembers")
        .register(registry);
    Gauge.builder("portcullis.revocations.staleness", () -> staleness(revocations.currentAsOf()))
        .description("Time since this node last knew all revocations; infinite if it never did")
        .baseUnit(Ages.UNIT)
        .register(registry);
  }

  /** Registers the use of the connection pool for requests. */
  public void watch(Supplier<JooqPersistence.PoolLoad> pool) {
    requireNonNull(pool, "pool");
    String name = "portcullis.database.connections";
    String description = "Database connections of the pool for requests";
    Gauge.builder(name, () -> pool.get().active())
        .tag("state", "active")
        .description(description)
        .register(registry);
    Gauge.builder(name, () -> pool.get().idle())
        .tag("state", "idle")
        .description(description)
        .register(registry);
    Gauge.builder("portcullis.database.connections.pending", () -> pool.get().waiting())
        .description("Threads that wait for a database connection")
        .register(registry);
  }

  /** Registers how many requests were {@code refused} because the hashing queue was full. */
  public void watchHashing(LongSupplier refused) {
    count(
        "portcullis.hashing.refused.requests",
        "Requests answered 503 busy because the hashing queue was full or the wait in it too long",
        refused);
  }

  /** Registers how many sign-in attempts met a stored hash that cannot be verified. */
  public void watchHashDefects(LongSupplier defects) {
    count(
        "portcullis.password.hash.defects",
        "Sign-in attempts on accounts whose stored password hash cannot be verified",
        defects);
  }

  /** Registers how many lookups of breached passwords were {@code unanswered}. */
  public void watchBreachLookups(LongSupplier unanswered) {
    count(
        "portcullis.breach.lookups.unanswered",
        "Lookups of breached passwords that failed or were skipped; the password was accepted",
        unanswered);
  }

  /** Registers how many log lines were {@code dropped} because standard output was not read. */
  public void watchLog(LongSupplier dropped) {
    count(
        "portcullis.log.dropped.lines",
        "Log lines dropped because standard output was not read, or too slow",
        dropped);
  }

  /** Stops listening to the JVM. */
  @Override
  public void close() {
    process.ifPresent(ProcessMetrics::close);
    registry.close();
  }

  private double staleness(Instant asOf) {
    return asOf.equals(Instant.MIN) ? Double.POSITIVE_INFINITY : Ages.seconds(asOf, clock);
  }

  private void count(String name, String description, LongSupplier total) {
    requireNonNull(total, "total");
    // The function holds the counted object: the registry references it only weakly.
    FunctionCounter.builder(name, this, self -> total.getAsLong())
        .description(description)
        .register(registry);
  }
}

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
 * The figures of one node. To tell them asks nobody who might have to wait: each is what was last
 * known. No name, label or value comes from outside the node. Thread-safe.
 */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Clock clock;
  private final RequestMetrics requests;
  private final RetentionMetrics retention;
  private volatile Optional<ProcessMetrics> process = Optional.empty();

  /** Tells of requests and retention, and of what is watched; {@code clock} says how old it is. */
  public Metrics(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
    requests = new RequestMetrics(registry);
    retention = new RetentionMetrics(registry, clock);
  }

  /** Every figure, in the Prometheus text format 0.0.4. */
  public String text() {
    return registry.scrape();
  }

  /** Counts requests. */
  public RequestMetrics requests() {
    return requests;
  }

  /** Notes what retention reports. */
  public RetentionMetrics retention() {
    return retention;
  }

  /** Tells what the JVM tells of itself; once. Takes a moment: a start need not wait for it. */
  public void watchProcess() {
    process = Optional.of(ProcessMetrics.in(registry));
  }

  /** Tells how many {@code revocations} are remembered, and how long ago they were complete. */
  public void watch(Revocations revocations) {
    requireNonNull(revocations, "revocations");
    Gauge.builder("portcullis.revocations.remembered", revocations::size)
        .description("Users and sessions whose revocation this node remembers")
        .register(registry);
    Gauge.builder("portcullis.revocations.staleness", () -> staleness(revocations.currentAsOf()))
        .description("Time since this node knew of every revocation; infinite if it never did")
        .baseUnit(Ages.UNIT)
        .register(registry);
  }

  /** Tells how busy the connections of requests are. */
  public void watch(Supplier<JooqPersistence.PoolLoad> pool) {
    requireNonNull(pool, "pool");
    String name = "portcullis.database.connections";
    String description = "Connections for requests to the database";
    Gauge.builder(name, () -> pool.get().active())
        .tag("state", "active")
        .description(description)
        .register(registry);
    Gauge.builder(name, () -> pool.get().idle())
        .tag("state", "idle")
        .description(description)
        .register(registry);
    Gauge.builder("portcullis.database.connections.pending", () -> pool.get().waiting())
        .description("Threads that wait for a connection to the database")
        .register(registry);
  }

  /** Tells how many requests were {@code refused} because too many wanted to hash. */
  public void watchHashing(LongSupplier refused) {
    count(
        "portcullis.hashing.refused.requests",
        "Requests answered busy because too many passwords wait to be hashed",
        refused);
  }

  /** Tells how many attempts met a stored hash with one of the {@code defects}. */
  public void watchHashDefects(LongSupplier defects) {
    count(
        "portcullis.password.hash.defects",
        "Attempts on accounts whose stored hash opens to no password",
        defects);
  }

  /** Tells how many lookups of breached passwords went {@code unanswered}. */
  public void watchBreachLookups(LongSupplier unanswered) {
    count(
        "portcullis.breach.lookups.unanswered",
        "Lookups of breached passwords that failed or were left out, and let the password pass",
        unanswered);
  }

  /** Tells how many log lines were {@code dropped} because standard output was not read. */
  public void watchLog(LongSupplier dropped) {
    count(
        "portcullis.log.dropped.lines",
        "Log lines dropped because standard output was not read, or too slow",
        dropped);
  }

  /** Listens to the JVM no longer. */
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
    // Held by its function: what a counter is of, the registry holds only weakly.
    FunctionCounter.builder(name, this, self -> total.getAsLong())
        .description(description)
        .register(registry);
  }
}

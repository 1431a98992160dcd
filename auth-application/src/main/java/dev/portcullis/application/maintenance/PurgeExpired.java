package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.maintenance.RemovalClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Removes rows whose retention period is over, in small batches, each in its own transaction, so
 * that requests never wait longer than for one batch. A lease ensures that one node at a time does
 * it. For the node itself: it checks no permission. Thread-safe; call it regularly.
 */
public final class PurgeExpired {
  /** The greatest duration of one run, apart from its last batch. */
  public static final Duration MAX_RUN_TIME = Duration.ofSeconds(2);

  /** The term of the lease: how long the other nodes wait after its holder has stopped. */
  private static final Duration LEASE_TERM = Duration.ofMinutes(1);

  private static final String TASK = "retention";

  // Measured on MySQL with a million rows: the time of a delete grows with the number of rows, so
  // small batches are as fast overall. On a busy machine 25 rows take far less than 100 ms, and 500
  // do not.
  private static final int BATCH = 25;

  private final RetentionPorts ports;
  private final RetentionPolicy policy;
  private final UUID node;
  private final Clock clock;
  private final RemovalClock removals;

  /**
   * Removes rows through {@code ports} after the periods of {@code policy}.
   *
   * @param node identifies this process in leases
   * @param clock measures the duration of a run
   * @param removals the time by which rows are removed
   */
  public PurgeExpired(
      RetentionPorts ports, RetentionPolicy policy, UUID node, Clock clock, RemovalClock removals) {
    this.ports = requireNonNull(ports, "ports");
    this.policy = requireNonNull(policy, "policy");
    this.node = requireNonNull(node, "node");
    this.clock = requireNonNull(clock, "clock");
    this.removals = requireNonNull(removals, "removals");
  }

  /**
   * Removes expired rows for at most {@link #MAX_RUN_TIME}; removes nothing while another node
   * holds the lease. A node that calls at least once a minute keeps the lease. Each kind of row
   * gets an equal share of the time, plus what earlier kinds left unused. A failure of one kind
   * does not stop the others; the first failure is thrown at the end.
   *
   * @param reports receives a report for each kind that did not fail, also while another node holds
   *     the lease
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; rows
   *     removed before that stay removed
   */
  public void purge(Consumer<RetentionReport> reports) {
    requireNonNull(reports, "reports");
    Instant now = removals.now();
    boolean isOurs = ports.leases().acquire(TASK, node, now, now.plus(LEASE_TERM));
    List<Purge> purges = purges(now);
    Duration share = isOurs ? MAX_RUN_TIME.dividedBy(purges.size()) : Duration.ZERO;
    List<RuntimeException> failures = new ArrayList<>();
    Instant end = clock.instant();
    for (Purge each : purges) {
      end = end.plus(share);
      try {
        reports.accept(each.run(clock, end));
      } catch (RuntimeException failed) {
        failures.add(failed);
      }
    }
    throwFirst(failures);
  }

  /**
   * Removes all expired rows, however long it takes. Needs no lease: beside a node that holds it,
   * both remove the same rows, each of them once.
   *
   * @param isStopped asked before each batch; once it answers true, nothing more is removed
   * @param reports receives after each batch what was removed of its kind so far
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; rows
   *     removed before that stay removed
   */
  public void purgeAll(BooleanSupplier isStopped, Consumer<RetentionReport> reports) {
    requireNonNull(isStopped, "isStopped");
    requireNonNull(reports, "reports");
    purges(removals.now()).forEach(each -> each.runAll(isStopped, reports));
  }

  private List<Purge> purges(Instant now) {
    return List.of(
        new Purge(
            RetainedKind.REVOCATIONS,
            n -> ports.feed().removeBefore(now.minus(policy.revocations()), n),
            ports.feed()::oldest),
        new Purge(
            RetainedKind.ATTEMPTS,
            n -> ports.attempts().removeExpiredBefore(now, n),
            () -> ports.attempts().oldestExpired(now)),
        new Purge(
            RetainedKind.SESSIONS,
            n -> ports.sessions().removeEndedBefore(now.minus(policy.sessions()), n),
            () -> ports.sessions().oldestEnd(now)),
        new Purge(
            RetainedKind.AUDIT,
            n -> ports.audit().removeBefore(now.minus(policy.audit()), n),
            ports.audit()::oldest));
  }

  private static void throwFirst(List<RuntimeException> failures) {
    if (!failures.isEmpty()) {
      RuntimeException first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
  }

  /** How to remove one kind of row, and how to find the oldest that is left. */
  private record Purge(
      RetainedKind kind, IntUnaryOperator batch, Supplier<Optional<Instant>> oldest) {
    /** Stops between two batches at {@code end}. */
    RetentionReport run(Clock clock, Instant end) {
      long removed = 0;
      int last = BATCH;
      while (last >= BATCH && clock.instant().isBefore(end)) {
        last = batch.applyAsInt(BATCH);
        removed += last;
      }
      return new RetentionReport(kind, removed, oldest.get());
    }

    void runAll(BooleanSupplier isStopped, Consumer<RetentionReport> reports) {
      long removed = 0;
      int last = BATCH;
      while (last >= BATCH && !isStopped.getAsBoolean()) {
        last = batch.applyAsInt(BATCH);
        removed += last;
        reports.accept(new RetentionReport(kind, removed, oldest.get()));
      }
    }
  }
}

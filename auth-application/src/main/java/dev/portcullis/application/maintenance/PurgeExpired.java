package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Removes what is over and has been kept long enough, in small batches, each a transaction of its
 * own: requests never wait for it longer than for one batch. Of all nodes one at a time does it.
 * For whoever runs the server. Thread-safe; call it every so often.
 */
public final class PurgeExpired {
  /** How long one run may take, but for its last batch. */
  public static final Duration WORK = Duration.ofSeconds(2);

  /** How long a node that has stopped holds the others back. */
  private static final Duration TERM = Duration.ofMinutes(1);

  private static final String TASK = "retention";

  // Measured on MySQL among a million rows: what a delete takes grows with its rows, so small
  // batches purge as fast. On a busy machine 25 rows stay far below 100 ms, and 500 do not.
  private static final int BATCH = 25;

  private final RetentionPorts ports;
  private final RetentionPolicy policy;
  private final UUID node;
  private final Clock clock;

  /** Removes through {@code ports} by {@code policy}; {@code node} is this node while it runs. */
  public PurgeExpired(RetentionPorts ports, RetentionPolicy policy, UUID node, Clock clock) {
    this.ports = requireNonNull(ports, "ports");
    this.policy = requireNonNull(policy, "policy");
    this.node = requireNonNull(node, "node");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Removes what there is, for {@link #WORK} at most; nothing if another node is at it. Calls
   * within a minute stay with this node. Each kind has its share of the time, and what those before
   * it left of theirs. One that fails holds up no other.
   *
   * @param reports is told of each kind that did not fail, also when another node is at it
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; what
   *     was removed before stays removed
   */
  public void purge(Consumer<RetentionReport> reports) {
    requireNonNull(reports, "reports");
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    boolean isOurs = ports.leases().acquire(TASK, node, now, now.plus(TERM));
    List<Purge> purges = purges(now);
    Duration share = isOurs ? WORK.dividedBy(purges.size()) : Duration.ZERO;
    List<RuntimeException> failures = new ArrayList<>();
    Instant end = now;
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

  private List<Purge> purges(Instant now) {
    return List.of(
        new Purge(
            RetainedKind.REVOCATIONS,
            n -> ports.feed().removeBefore(now.minus(policy.revocations()), n),
            ports.feed()::oldest),
        new Purge(
            RetainedKind.ATTEMPTS,
            n -> ports.attempts().forgetBefore(now, n),
            () -> ports.attempts().oldestForgotten(now)),
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

  /** How one kind is removed, and what is left of it. */
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
  }
}

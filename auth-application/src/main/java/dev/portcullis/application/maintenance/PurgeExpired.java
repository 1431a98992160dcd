package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.IntUnaryOperator;

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
   * within a minute stay with this node.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; what
   *     was removed before stays removed
   */
  public RetentionReport purge() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!ports.leases().acquire(TASK, node, now, now.plus(TERM))) {
      return new RetentionReport(0, 0, 0, ports.sessions().oldestEnd(now));
    }
    // To each of the three its share of the time, and what those before it left of theirs.
    Duration share = WORK.dividedBy(3);
    Instant first = now.plus(share);
    long revocations =
        all(first, n -> ports.feed().removeBefore(now.minus(policy.revocations()), n));
    long attempts = all(first.plus(share), n -> ports.attempts().forgetBefore(now, n));
    long sessions =
        all(
            now.plus(WORK),
            n -> ports.sessions().removeEndedBefore(now.minus(policy.sessions()), n));
    return new RetentionReport(sessions, revocations, attempts, ports.sessions().oldestEnd(now));
  }

  /** Stops between two batches when the time is up. */
  private long all(Instant end, IntUnaryOperator batch) {
    long removed = 0;
    int last = BATCH;
    while (last == BATCH && clock.instant().isBefore(end)) {
      last = batch.applyAsInt(BATCH);
      removed += last;
    }
    return removed;
  }
}

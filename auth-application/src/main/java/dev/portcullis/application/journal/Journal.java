package dev.portcullis.application.journal;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.chain.AuditTurn;
import dev.portcullis.domain.audit.chain.AuditWriter;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.revocation.RevocationFollower;
import dev.portcullis.domain.revocation.Revocations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs transactions that also write audit events and revocations. These are committed with the
 * change or not at all; revocations take effect on this node before the call returns. Thread-safe.
 */
public final class Journal {
  private static final Duration SLOW = RevocationFollower.GAP_TIMEOUT.dividedBy(2);

  private final JournalPorts ports;
  private final Revocations revocations;
  private final AuditWriter writer;
  private final Clock clock;

  /**
   * Writes through {@code ports}.
   *
   * @param revocations those in the memory of this node
   * @param writer protects the audit entries of this process, in the same store
   */
  public Journal(JournalPorts ports, Revocations revocations, AuditWriter writer, Clock clock) {
    this.ports = requireNonNull(ports, "ports");
    this.revocations = requireNonNull(revocations, "revocations");
    this.writer = requireNonNull(writer, "writer");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Runs {@code change} in a transaction, as {@link
   * dev.portcullis.domain.transaction.TransactionRunner} does; it may be run again, with a new
   * draft.
   *
   * @throws IllegalStateException if the calling thread is inside a transaction already
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached, or the
   *     commit failed
   */
  public <T> T inTransaction(Function<Draft, T> change) {
    requireNonNull(change, "change");
    try (AuditTurn turn = writer.turn()) {
      Committed<T> committed = ports.transactions().inTransaction(() -> run(change, turn));
      turn.committed();
      publish(committed.draft());
      return committed.result();
    }
  }

  /**
   * Records an event that has no change of its own. Call it outside transactions.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void record(AuditEvent event) {
    requireNonNull(event, "event");
    try (AuditTurn turn = writer.turn()) {
      AuditEntry entry = turn.next(event);
      turn.end();
      ports.audit().append(entry);
      turn.committed();
    }
  }

  private <T> Committed<T> run(Function<Draft, T> change, AuditTurn turn) {
    turn.begin();
    CollectingDraft draft = new CollectingDraft(clock);
    T result = change.apply(draft);
    ports.audit().appendAll(draft.events.stream().map(turn::next).toList());
    // Last, so that the time between taking a feed number and its commit is as short as possible.
    Instant now = clock.instant();
    draft.revoked.forEach(revocation -> ports.feed().append(revocation, now));
    turn.end();
    return new Committed<>(result, draft);
  }

  private void publish(CollectingDraft draft) {
    if (draft.revoked.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    revocations.apply(draft.revoked, now);
    if (draft.begun.plus(SLOW).isBefore(now)) {
      // Other nodes may no longer look for numbers as old as ours, so publish again. Applying a
      // revocation twice does no harm.
      ports
          .transactions()
          .inTransaction(
              () -> draft.revoked.forEach(revocation -> ports.feed().append(revocation, now)));
    }
  }

  private record Committed<T>(T result, CollectingDraft draft) {}

  private static final class CollectingDraft implements Draft {
    private final Clock clock;
    private final Instant begun;
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<Revocation> revoked = new ArrayList<>();

    CollectingDraft(Clock clock) {
      this.clock = clock;
      this.begun = clock.instant();
    }

    @Override
    public Instant begun() {
      return begun;
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public void record(AuditEvent event) {
      events.add(requireNonNull(event, "event"));
    }

    @Override
    public void revoke(Revocation revocation) {
      revoked.add(requireNonNull(revocation, "revocation"));
    }
  }
}

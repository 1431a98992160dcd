package dev.portcullis.domain.audit.chain;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import java.util.Optional;

/**
 * The entries of one transaction. Takes a lane with the first entry and gives it back at the end:
 * advanced if the transaction was committed, as it was if it was rolled back, and never if that is
 * not known. For one thread.
 *
 * <pre>{@code
 * try (AuditTurn turn = writer.turn()) {
 *   transactions.inTransaction(() -> {
 *     turn.begin();
 *     trail.append(turn.next(event));
 *     turn.end();
 *   });
 *   turn.committed();
 * }
 * }</pre>
 */
public final class AuditTurn implements AutoCloseable {
  private enum Outcome {
    ROLLED_BACK,
    UNKNOWN,
    COMMITTED
  }

  private final AuditLanes lanes;
  private final Cell<Optional<Lane>> taken = new Cell<>(Optional.empty());
  private final Cell<Optional<Lane>> reached = new Cell<>(Optional.empty());
  private final Cell<Outcome> outcome = new Cell<>(Outcome.ROLLED_BACK);

  AuditTurn(AuditLanes lanes) {
    this.lanes = lanes;
  }

  /** A run of the transaction begins; what an earlier run wrote was rolled back. */
  public void begin() {
    outcome.set(Outcome.ROLLED_BACK);
    reached.set(taken.get());
  }

  /** The entry for {@code event}, to be appended next. */
  public AuditEntry next(AuditEvent event) {
    if (taken.get().isEmpty()) {
      taken.set(Optional.of(lanes.take()));
      reached.set(taken.get());
    }
    Lane lane = reached.get().orElseThrow();
    AuditEntry entry = lanes.next(lane, event);
    reached.set(Optional.of(AuditLanes.behind(lane, entry)));
    return entry;
  }

  /** All entries were appended, and the commit is next. */
  public void end() {
    outcome.set(Outcome.UNKNOWN);
  }

  /** The transaction was committed. */
  public void committed() {
    outcome.set(Outcome.COMMITTED);
  }

  /** Gives the lane back. */
  @Override
  public void close() {
    switch (outcome.get()) {
      case ROLLED_BACK -> taken.get().ifPresent(lanes::giveBack);
      case COMMITTED -> reached.get().ifPresent(lanes::giveBack);
      case UNKNOWN -> {
        // The lane may or may not have grown in the store: nothing can be appended to it any more.
      }
    }
  }
}

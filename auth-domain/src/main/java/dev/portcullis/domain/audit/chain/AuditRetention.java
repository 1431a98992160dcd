package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.transaction.TransactionRunner;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Removes the oldest entries of the audit trail, and marks in the same transaction what it has
 * removed, so that the verification can tell it from what an intruder removed. Only entries that
 * are as they were written are marked: what retention removes of others is found. Thread-safe.
 */
public final class AuditRetention {
  private final AuditTrail trail;
  private final AuditRegistry registry;
  private final TransactionRunner transactions;
  private final AuditMacs macs;
  private final Clock clock;

  /** Removes from {@code trail} and notes in {@code registry}, both of one store. */
  public AuditRetention(
      AuditTrail trail,
      AuditRegistry registry,
      TransactionRunner transactions,
      AuditMacs macs,
      Clock clock) {
    this.trail = requireNonNull(trail, "trail");
    this.registry = requireNonNull(registry, "registry");
    this.transactions = requireNonNull(transactions, "transactions");
    this.macs = requireNonNull(macs, "macs");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Removes the oldest entries, in one small batch, and stops at the first that did not happen
   * before {@code instant}. When nothing is left to remove, also removes one writer whose entries
   * are all gone and that has made no checkpoint since the day before {@code instant}.
   *
   * @param atMost the greatest number to remove; values above {@value AuditTrail#MAX_BATCH} count
   *     as {@value AuditTrail#MAX_BATCH}
   * @return the number of entries removed; if less than {@code atMost}, no more can be removed
   * @throws IllegalStateException if the calling thread is inside a transaction
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public int removeBefore(Instant instant, int atMost) {
    requireNonNull(instant, "instant");
    // Outside the transaction: what it reads is old, and is changed only by the holder of the
    // lease, beside whom a second one would only make the same marks.
    List<AuditRecord> old =
        trail.after(Optional.empty(), atMost).stream()
            .takeWhile(record -> record.at().isBefore(instant))
            .toList();
    if (old.isEmpty()) {
      oldestWriter().ifPresent(row -> removeIfGone(row, instant));
      return 0;
    }
    UUID last = old.get(old.size() - 1).id();
    return transactions.inTransaction(
        () -> {
          int removed = trail.removeThrough(last);
          Instant now = now();
          new RetentionFold(registry, macs)
              .over(old)
              .forEach((chain, head) -> registry.put(macs.mark(chain, head, now)));
          return removed;
        });
  }

  /**
   * The time of the oldest stored entry; empty if there is none.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public Optional<Instant> oldest() {
    return trail.oldest();
  }

  private Optional<WriterRow> oldestWriter() {
    return registry.writersAfter(0).stream().findFirst();
  }

  private void removeIfGone(WriterRow row, Instant instant) {
    // Entries after the last checkpoint of a process that crashed must be gone as well.
    boolean isLongOver = row.checkpoint().at().plus(AuditWriter.GRACE).isBefore(instant);
    if (isLongOver && isNext(row) && isGone(row)) {
      ChainHead removed = new ChainHead(row.number(), row.identity().link());
      transactions.inTransaction(
          () -> {
            registry.put(macs.mark(ChainId.WRITERS, removed, now()));
            registry.remove(row);
          });
    }
  }

  /** Whether {@code row} is as its writer left it, and the next behind those that were removed. */
  private boolean isNext(WriterRow row) {
    Optional<RetentionMark> mark = registry.mark(ChainId.WRITERS);
    ChainHead removed = mark.map(RetentionMark::removed).orElse(ChainHead.START);
    return mark.map(macs::isGenuine).orElse(true)
        && macs.isGenuine(row)
        && row.number() == removed.sequence() + 1
        && macs.link(removed.mac(), row.identity()).equals(row.identity().link());
  }

  private boolean isGone(WriterRow row) {
    return row.checkpoint().heads().byLane().entrySet().stream()
        .allMatch(
            lane ->
                registry
                    .mark(new ChainId(row.writer(), lane.getKey()))
                    .filter(macs::isGenuine)
                    .filter(mark -> mark.removed().sequence() >= lane.getValue().sequence())
                    .isPresent());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

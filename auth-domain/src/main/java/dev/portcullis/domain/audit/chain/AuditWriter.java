package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.audit.AuditMac;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.id.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Writes the audit trail of this process: registers it as a writer before its first entry, gives
 * each transaction a lane, and keeps checkpoints. Thread-safe.
 */
public final class AuditWriter {
  /** How long entries without protection of earlier versions count as such after an upgrade. */
  public static final Duration GRACE = Duration.ofDays(1);

  /** How often a checkpoint is made although no entry was written, to show that the writer runs. */
  private static final Duration UNCHANGED = Duration.ofDays(1);

  private static final int MAX_ATTEMPTS = 20;

  /** With more lanes, most of them abandoned, this process goes on as another writer. */
  private static final int MAX_LANES = 500;

  private final AuditTrail trail;
  private final AuditRegistry registry;
  private final AuditMacs macs;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Cell<Optional<Registered>> current = new Cell<>(Optional.empty());

  /** Writes with {@code macs} and registers in {@code registry}, which belongs to one store. */
  public AuditWriter(
      AuditTrail trail, AuditRegistry registry, AuditMacs macs, TimeOrderedIds ids, Clock clock) {
    this.trail = requireNonNull(trail, "trail");
    this.registry = requireNonNull(registry, "registry");
    this.macs = requireNonNull(macs, "macs");
    this.ids = requireNonNull(ids, "ids");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The entries of a transaction that has not begun. The first call registers the writer.
   *
   * @throws StoreUnavailableException if the store cannot be reached for that
   */
  public AuditTurn turn() {
    return new AuditTurn(current.get().orElseGet(this::register).lanes());
  }

  /**
   * Stores how far each lane has come, if that has changed since the last checkpoint or a day has
   * passed. If the row of this writer is not as it left it, this process goes on as another writer.
   *
   * @param isLast whether this process ends
   * @return the number of the row if it was changed or removed by others; empty if it was not
   * @throws StoreUnavailableException if the store cannot be reached; call again
   */
  public synchronized Optional<Long> checkpoint(boolean isLast) {
    return current.get().flatMap(registered -> checkpoint(registered, isLast));
  }

  private Optional<Long> checkpoint(Registered writer, boolean isLast) {
    WriterRow before = writer.row().get();
    LaneHeads heads = writer.lanes().heads();
    Instant now = now();
    WriterRow.Checkpoint last = before.checkpoint();
    if (!isLast && heads.equals(last.heads()) && now.isBefore(last.at().plus(UNCHANGED))) {
      return Optional.empty();
    }
    if (heads.byLane().size() > MAX_LANES) {
      // More than a row has room for would never be stored.
      current.set(Optional.empty());
      return Optional.empty();
    }
    WriterRow after =
        macs.row(
            before.identity(), new WriterRow.Checkpoint(last.counter() + 1, now, isLast, heads));
    if (registry.replace(before, after)
        || unanswered(before).map(row -> registry.replace(row, after)).orElse(false)) {
      writer.row().set(after);
      return Optional.empty();
    }
    current.set(Optional.empty());
    return Optional.of(before.number());
  }

  /** The checkpoint after {@code before}, if this writer has stored it without learning of it. */
  private Optional<WriterRow> unanswered(WriterRow before) {
    return registry.writersAfter(before.number() - 1).stream()
        .filter(row -> row.identity().equals(before.identity()))
        .filter(row -> row.checkpoint().counter() == before.checkpoint().counter() + 1)
        .filter(macs::isGenuine)
        .findFirst();
  }

  private synchronized Registered register() {
    if (current.get().isEmpty()) {
      WriterRow row = newRow();
      for (int attempt = 1; !registry.add(row); attempt++) {
        if (attempt == MAX_ATTEMPTS) {
          throw new StoreUnavailableException(
              "cannot register as a writer of the audit trail: others took each number first");
        }
        row = newRow();
      }
      AuditLanes lanes = new AuditLanes(row.writer(), macs, ids, clock);
      current.set(Optional.of(new Registered(lanes, new Cell<>(row))));
    }
    return current.get().orElseThrow();
  }

  private WriterRow newRow() {
    Optional<WriterRow.Identity> newest = registry.newest().map(WriterRow::identity);
    ChainHead last =
        newest
            .map(row -> new ChainHead(row.number(), row.link()))
            .or(() -> registry.mark(ChainId.WRITERS).map(RetentionMark::removed))
            .orElse(ChainHead.START);
    Instant now = now();
    Instant protectedFrom =
        newest.map(WriterRow.Identity::protectedFrom).orElseGet(() -> protectedFrom(last, now));
    WriterRow.Identity unlinked =
        new WriterRow.Identity(last.sequence() + 1, ids.next(), now, protectedFrom, AuditMac.NONE);
    WriterRow.Identity identity =
        new WriterRow.Identity(
            unlinked.number(),
            unlinked.writer(),
            now,
            protectedFrom,
            macs.link(last.mac(), unlinked));
    return macs.row(identity, new WriterRow.Checkpoint(0, now, false, LaneHeads.NONE));
  }

  /** The first writer of a store with entries takes over from a version without protection. */
  private Instant protectedFrom(ChainHead last, Instant now) {
    boolean isUpgrade = last.sequence() == 0 && trail.oldest().isPresent();
    return isUpgrade ? now.plus(GRACE) : now;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** This process as a writer, with its row as last stored. */
  private record Registered(AuditLanes lanes, Cell<WriterRow> row) {}
}

package dev.portcullis.domain.audit.chain;

import dev.portcullis.domain.audit.AuditMac;
import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads and checks the list of writers. For one thread. */
final class Writers {
  private final AuditRegistry registry;
  private final AuditMacs macs;
  private final Findings findings;
  private final Map<UUID, WriterRow> known = new LinkedHashMap<>();
  private final Cell<ChainHead> last;

  Writers(AuditRegistry registry, AuditMacs macs, Findings findings) {
    this.registry = registry;
    this.macs = macs;
    this.findings = findings;
    this.last = new Cell<>(removed());
  }

  /** Reads the rows that were added since the last call. */
  void read() {
    List<WriterRow> rows = registry.writersAfter(last.get().sequence());
    while (!rows.isEmpty()) {
      rows.forEach(this::check);
      rows = registry.writersAfter(last.get().sequence());
    }
  }

  /** The row of {@code writer}, also if it was added after the others were read. */
  Optional<WriterRow> find(UUID writer) {
    if (!known.containsKey(writer)) {
      read();
    }
    return Optional.ofNullable(known.get(writer));
  }

  /** How far each chain had come, when the rows were read. */
  Map<ChainId, ChainHead> heads() {
    Map<ChainId, ChainHead> heads = new HashMap<>();
    known
        .values()
        .forEach(
            row ->
                row.checkpoint()
                    .heads()
                    .byLane()
                    .forEach((lane, head) -> heads.put(new ChainId(row.writer(), lane), head)));
    return heads;
  }

  /** From when on every entry has a code; empty if no version that makes codes has written yet. */
  Optional<Instant> protectedFrom() {
    return known.values().stream().findFirst().map(row -> row.identity().protectedFrom());
  }

  /** The highest number. */
  long newest() {
    return last.get().sequence();
  }

  /** The last row that retention has removed. */
  ChainHead removed() {
    return registry.mark(ChainId.WRITERS).map(this::checked).orElse(ChainHead.START);
  }

  /** How much retention has removed of {@code chain}. */
  Optional<RetentionMark> mark(ChainId chain) {
    Optional<RetentionMark> mark = registry.mark(chain);
    mark.ifPresent(this::checked);
    return mark;
  }

  private ChainHead checked(RetentionMark mark) {
    if (!macs.isGenuine(mark)) {
      findings.add(
          new AuditFinding(
              Kind.RETENTION_MARK_CHANGED,
              Optional.empty(),
              mark.chain(),
              mark.removed().sequence()));
    }
    return mark.removed();
  }

  private void check(WriterRow row) {
    WriterRow.Identity identity = row.identity();
    long missing = last.get().sequence() + 1;
    // Retention may have removed rows since its mark was read.
    boolean isGap = row.number() != missing && removed().sequence() + 1 != row.number();
    if (isGap) {
      findings.add(
          new AuditFinding(Kind.CHECKPOINT_REMOVED, Optional.empty(), ChainId.WRITERS, missing));
    }
    AuditMac link = macs.link(last.get().mac(), identity);
    boolean isLinked = row.number() != missing || link.equals(identity.link());
    boolean isGenuine = isLinked && macs.isGenuine(row);
    if (!isGenuine) {
      findings.add(
          new AuditFinding(
              Kind.CHECKPOINT_CHANGED, Optional.empty(), ChainId.WRITERS, row.number()));
    }
    known.put(row.writer(), isGenuine ? row : withoutHeads(row));
    last.set(new ChainHead(row.number(), identity.link()));
  }

  /** What a changed row says about chains is no measure for them. */
  private static WriterRow withoutHeads(WriterRow row) {
    WriterRow.Checkpoint checkpoint = row.checkpoint();
    return new WriterRow(
        row.identity(),
        new WriterRow.Checkpoint(
            checkpoint.counter(), checkpoint.at(), checkpoint.isClosed(), LaneHeads.NONE),
        row.mac());
  }
}

package dev.portcullis.domain.audit.chain;

import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSeal;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.EventNames;
import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import dev.portcullis.domain.id.TimeOrderedIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One run of a verification. For one thread. */
final class Verification {
  /** How long a transaction may hold entries that were not yet to be seen. */
  private static final Duration OPEN = Duration.ofMinutes(5);

  private static final ChainId UNPROTECTED = ChainId.WRITERS;

  private final AuditTrail trail;
  private final AuditMacs macs;
  private final Instant begun;
  private final Findings findings = new Findings();
  private final Writers writers;
  private final Map<ChainId, Known> chains = new LinkedHashMap<>();
  private final Map<ChainId, ChainHead> written = new HashMap<>();
  private final Map<ChainId, AuditAnchor.Head> anchored = new HashMap<>();
  private final long anchoredWriters;
  private final AtomicLong verified = new AtomicLong();
  private final AtomicLong unprotected = new AtomicLong();

  /** A chain, and the id of its last entry that was read. */
  private record Known(ChainCheck check, UUID lastId) {}

  Verification(
      AuditTrail trail,
      AuditRegistry registry,
      AuditMacs macs,
      Instant begun,
      Optional<AuditAnchor> anchor) {
    this.trail = trail;
    this.macs = macs;
    this.begun = begun;
    this.writers = new Writers(registry, macs, findings);
    this.anchoredWriters = anchor.map(AuditAnchor::writers).orElse(0L);
    anchor.ifPresent(kept -> kept.heads().forEach(head -> anchored.put(head.chain(), head)));
  }

  void begin() {
    writers.read();
    written.putAll(writers.heads());
  }

  void accept(AuditRecord record) {
    record.seal().ifPresentOrElse(seal -> accept(record, seal), () -> acceptUnprotected(record));
  }

  VerificationReport end() {
    written.keySet().forEach(chain -> known(chain));
    long later = 0;
    List<AuditAnchor.Head> heads = new ArrayList<>();
    for (Map.Entry<ChainId, Known> chain : chains.entrySet()) {
      ChainHead covered = written.getOrDefault(chain.getKey(), ChainHead.START);
      ChainCheck check = chain.getValue().check();
      check.end(covered);
      later += Math.max(0, check.last().sequence() - covered.sequence());
      writers
          .find(chain.getKey().writer())
          .map(row -> new AuditAnchor.Head(row.number(), chain.getKey(), check.last()))
          .ifPresent(heads::add);
    }
    endAnchor();
    return new VerificationReport(
        new VerificationReport.Entries(verified.get(), unprotected.get(), later),
        findings.all(),
        new AuditAnchor(writers.newest(), heads));
  }

  private void acceptUnprotected(AuditRecord record) {
    Instant made = Instant.ofEpochMilli(TimeOrderedIds.millis(record.id()));
    Instant latest = made.isAfter(record.at()) ? made : record.at();
    if (writers.protectedFrom().map(latest::isBefore).orElse(true)) {
      unprotected.incrementAndGet();
    } else {
      findings.add(new AuditFinding(Kind.INSERTED, Optional.of(record.id()), UNPROTECTED, 0));
    }
  }

  private void accept(AuditRecord record, AuditSeal seal) {
    ChainId id = ChainId.of(seal);
    if (!chains.containsKey(id)) {
      if (isUnknown(record, seal) || isBeingRemoved(seal)) {
        return;
      }
      known(id);
    }
    Known chain = known(id);
    if (!chain.check().expects(seal) && isRecent(record.id())) {
      missed(id, chain.lastId(), record.id()).forEach(late -> take(id, late));
    }
    take(id, record);
  }

  private void take(ChainId id, AuditRecord record) {
    Known chain = known(id);
    if (chain.check().accept(record)) {
      verified.incrementAndGet();
      if (record.facts().event().equals(EventNames.CHECKPOINT_CHANGED)) {
        // The node has seen it, and has gone on with another row: this one tells nothing of it.
        findings.add(
            new AuditFinding(
                Kind.CHECKPOINT_CHANGED,
                Optional.of(record.id()),
                id,
                record.seal().orElseThrow().sequence()));
      }
    }
    chains.put(id, new Known(chain.check(), record.id()));
    AuditSeal seal = record.seal().orElseThrow();
    Optional.ofNullable(anchored.get(id))
        .map(AuditAnchor.Head::last)
        .filter(head -> head.sequence() == seal.sequence() && !head.mac().equals(seal.mac()))
        .ifPresent(
            head ->
                findings.add(
                    new AuditFinding(
                        Kind.OLD_COPY_RESTORED, Optional.of(record.id()), id, head.sequence())));
  }

  private Known known(ChainId id) {
    return chains.computeIfAbsent(
        id,
        chain -> {
          ChainHead removed =
              writers.mark(chain).map(RetentionMark::removed).orElse(ChainHead.START);
          return new Known(new ChainCheck(macs, chain, removed, findings), new UUID(0, 0));
        });
  }

  /** An entry of a writer that is not registered: its row is missing, or the entry is not ours. */
  private boolean isUnknown(AuditRecord record, AuditSeal seal) {
    ChainId id = ChainId.of(seal);
    if (writers.find(seal.writer()).isPresent()) {
      return false;
    }
    ChainHead before = writers.mark(id).map(RetentionMark::removed).orElse(ChainHead.START);
    boolean isGenuine =
        macs.entry(before.mac(), id, before.sequence() + 1, record).equals(seal.mac());
    Kind kind = isGenuine ? Kind.CHECKPOINT_REMOVED : Kind.INSERTED;
    findings.add(new AuditFinding(kind, Optional.of(record.id()), id, seal.sequence()));
    return !isGenuine;
  }

  /** Whether retention removes the entry while it is being verified. */
  private boolean isBeingRemoved(AuditSeal seal) {
    return writers
        .mark(ChainId.of(seal))
        .filter(mark -> mark.removed().sequence() >= seal.sequence())
        .filter(mark -> !mark.at().isBefore(begun) && macs.isGenuine(mark))
        .isPresent();
  }

  private boolean isRecent(UUID id) {
    return TimeOrderedIds.millis(id) > begun.minus(OPEN).toEpochMilli();
  }

  /** The entries of a chain that were committed after the page with their ids had been read. */
  private List<AuditRecord> missed(ChainId chain, UUID after, UUID before) {
    UUID earliest = new UUID(begun.minus(OPEN).toEpochMilli() << 16, 0);
    UUID from = TimeOrderedIds.compare(after, earliest) > 0 ? after : earliest;
    List<AuditRecord> missed = new ArrayList<>();
    List<AuditRecord> page = trail.after(Optional.of(from), AuditTrail.MAX_BATCH);
    while (!page.isEmpty() && TimeOrderedIds.compare(from, before) < 0) {
      page.stream()
          .filter(record -> TimeOrderedIds.compare(record.id(), before) < 0)
          .filter(record -> record.seal().map(ChainId::of).filter(chain::equals).isPresent())
          .forEach(missed::add);
      from = page.get(page.size() - 1).id();
      page = trail.after(Optional.of(from), AuditTrail.MAX_BATCH);
    }
    return missed;
  }

  private void endAnchor() {
    if (writers.newest() < anchoredWriters) {
      findings.add(
          new AuditFinding(
              Kind.OLD_COPY_RESTORED, Optional.empty(), ChainId.WRITERS, anchoredWriters));
    }
    long removed = writers.removed().sequence();
    anchored.values().stream()
        .filter(head -> head.number() > removed)
        .filter(head -> known(head.chain()).check().last().sequence() < head.last().sequence())
        .forEach(
            head ->
                findings.add(
                    new AuditFinding(
                        Kind.OLD_COPY_RESTORED,
                        Optional.empty(),
                        head.chain(),
                        head.last().sequence())));
  }
}

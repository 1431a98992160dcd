package dev.portcullis.domain.audit.chain;

import dev.portcullis.domain.audit.AuditMac;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSeal;
import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import java.util.Optional;

/**
 * Checks one chain, whose entries are given in the order of ids. Holds a few places of the chain,
 * however long it is. For one thread.
 */
final class ChainCheck {
  private final AuditMacs macs;
  private final ChainId id;
  private final Findings findings;
  private final long removed;
  private final Cell<State> state;

  /**
   * The chain so far.
   *
   * @param last the last entry that was accepted
   * @param alternative what its code should be, if that differs
   * @param doubted the last entry, if its code was wrong, with the head before it
   * @param ahead an entry with a higher place than the next, which may be genuine or not
   */
  private record State(
      ChainHead last, AuditMac alternative, Optional<Doubt> doubted, Optional<Doubt> ahead) {
    static State at(ChainHead last) {
      return new State(last, last.mac(), Optional.empty(), Optional.empty());
    }
  }

  private record Doubt(AuditSeal seal, ChainHead before, Findings.Handle finding) {
    ChainHead head() {
      return new ChainHead(seal.sequence(), seal.mac());
    }
  }

  /** The chain {@code id} from {@code removed} on, up to which retention has removed it. */
  ChainCheck(AuditMacs macs, ChainId id, ChainHead removed, Findings findings) {
    this.macs = macs;
    this.id = id;
    this.findings = findings;
    this.removed = removed.sequence();
    this.state = new Cell<>(State.at(removed));
  }

  /** Whether {@code seal} is of the next entry of the chain or one that came before. */
  boolean expects(AuditSeal seal) {
    return seal.sequence() <= state.get().last().sequence() + 1;
  }

  /** The last entry that was accepted. */
  ChainHead last() {
    State now = state.get();
    return now.ahead().map(Doubt::head).orElse(now.last());
  }

  /** Takes the next entry; returns whether its code is right. */
  boolean accept(AuditRecord record) {
    AuditSeal seal = record.seal().orElseThrow();
    State now = state.get();
    long next = now.last().sequence() + 1;
    if (follows(now.last().mac(), next, record) || follows(now.alternative(), next, record)) {
      return acceptGenuine(record, seal, now, next);
    }
    if (now.doubted().filter(doubt -> replaces(doubt, record)).isPresent()) {
      now.doubted().get().finding().isRather(Kind.INSERTED);
      state.set(State.at(new ChainHead(seal.sequence(), seal.mac())));
      return true;
    }
    Optional<Doubt> ahead = now.ahead();
    if (ahead.filter(doubt -> continues(doubt, record)).isPresent()) {
      state.set(State.at(new ChainHead(seal.sequence(), seal.mac())));
      return true;
    }
    acceptDoubtful(record, seal, now, next);
    return false;
  }

  private boolean acceptGenuine(AuditRecord record, AuditSeal seal, State now, long next) {
    // An entry that was ahead, and is not behind this one, did not belong here.
    now.ahead().ifPresent(doubt -> doubt.finding().isRather(Kind.INSERTED));
    state.set(State.at(new ChainHead(next, seal.mac())));
    if (seal.sequence() != next) {
      findings.add(finding(Kind.CHANGED, record, seal));
      return false;
    }
    return true;
  }

  private void acceptDoubtful(AuditRecord record, AuditSeal seal, State now, long next) {
    ChainHead here = new ChainHead(seal.sequence(), seal.mac());
    if (seal.sequence() == next) {
      Optional<Doubt> swapped = now.ahead().filter(doubt -> doubt.seal().sequence() == next + 1);
      if (swapped.isPresent()) {
        swapped.get().finding().isRather(Kind.REORDERED);
        state.set(State.at(swapped.get().head()));
        return;
      }
      Findings.Handle handle = findings.add(finding(Kind.CHANGED, record, seal));
      AuditMac right = macs.entry(now.last().mac(), id, next, record);
      Doubt doubt = new Doubt(seal, now.last(), handle);
      state.set(new State(here, right, Optional.of(doubt), now.ahead()));
    } else if (seal.sequence() > next) {
      AuditFinding gap = new AuditFinding(Kind.REMOVED, Optional.of(record.id()), id, next);
      Doubt doubt = new Doubt(seal, now.last(), findings.add(gap));
      state.set(new State(now.last(), now.alternative(), now.doubted(), Optional.of(doubt)));
    } else {
      Kind kind = seal.sequence() <= removed ? Kind.OLD_COPY_RESTORED : Kind.INSERTED;
      findings.add(finding(kind, record, seal));
    }
  }

  /**
   * Takes the end of the chain.
   *
   * @param written how far the chain had come at the last checkpoint
   */
  void end(ChainHead written) {
    State now = state.get();
    now.doubted()
        .filter(doubt -> doubt.seal().sequence() > written.sequence())
        .filter(doubt -> doubt.seal().sequence() == now.last().sequence())
        .ifPresent(doubt -> doubt.finding().isRather(Kind.INSERTED));
    // No genuine chain begins in its middle.
    now.ahead()
        .filter(doubt -> written.sequence() == 0 && now.last().sequence() == 0)
        .ifPresent(doubt -> doubt.finding().isRather(Kind.INSERTED));
    long missing = last().sequence() + 1;
    if (missing <= written.sequence()) {
      Kind kind = last().sequence() == 0 ? Kind.REMOVED : Kind.TRUNCATED;
      findings.add(new AuditFinding(kind, Optional.empty(), id, missing));
    }
  }

  private boolean follows(AuditMac before, long sequence, AuditRecord record) {
    AuditMac mac = record.seal().orElseThrow().mac();
    return macs.entry(before, id, sequence, record).equals(mac);
  }

  private boolean replaces(Doubt doubt, AuditRecord record) {
    long sequence = record.seal().orElseThrow().sequence();
    return sequence == doubt.seal().sequence() && follows(doubt.before().mac(), sequence, record);
  }

  private boolean continues(Doubt ahead, AuditRecord record) {
    long sequence = record.seal().orElseThrow().sequence();
    return sequence == ahead.seal().sequence() + 1 && follows(ahead.seal().mac(), sequence, record);
  }

  private AuditFinding finding(Kind kind, AuditRecord record, AuditSeal seal) {
    return new AuditFinding(kind, Optional.of(record.id()), id, seal.sequence());
  }
}

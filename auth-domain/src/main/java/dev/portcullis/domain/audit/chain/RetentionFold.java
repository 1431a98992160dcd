package dev.portcullis.domain.audit.chain;

import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSeal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far retention may mark the chains of a batch of entries as removed. Each entry must follow
 * the one before it, from the genuine mark on: a mark over entries that were never verified would
 * cover up for an intruder who has them removed, by a changed time or with a copied place in the
 * chain. For one thread.
 */
final class RetentionFold {
  private final AuditRegistry registry;
  private final AuditMacs macs;
  private final Map<ChainId, ChainHead> heads = new HashMap<>();
  private final Set<ChainId> advanced = new HashSet<>();
  private final Set<ChainId> broken = new HashSet<>();

  RetentionFold(AuditRegistry registry, AuditMacs macs) {
    this.registry = registry;
    this.macs = macs;
  }

  /** The chains that advance over {@code records}, in the order of ids, and how far. */
  Map<ChainId, ChainHead> over(List<AuditRecord> records) {
    records.forEach(record -> record.seal().ifPresent(seal -> take(record, seal)));
    Map<ChainId, ChainHead> marked = new HashMap<>(heads);
    marked.keySet().retainAll(advanced);
    return marked;
  }

  private void take(AuditRecord record, AuditSeal seal) {
    ChainId chain = ChainId.of(seal);
    ChainHead head = heads.computeIfAbsent(chain, this::removed);
    // Another node may have marked it already; and behind a break nothing is marked.
    if (broken.contains(chain) || seal.sequence() <= head.sequence()) {
      return;
    }
    long next = head.sequence() + 1;
    if (seal.sequence() == next && macs.entry(head.mac(), chain, next, record).equals(seal.mac())) {
      heads.put(chain, new ChainHead(next, seal.mac()));
      advanced.add(chain);
    } else {
      broken.add(chain);
    }
  }

  private ChainHead removed(ChainId chain) {
    Optional<RetentionMark> mark = registry.mark(chain);
    if (mark.filter(stored -> !macs.isGenuine(stored)).isPresent()) {
      broken.add(chain);
    }
    return mark.map(RetentionMark::removed).orElse(ChainHead.START);
  }
}

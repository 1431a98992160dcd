package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * A place at which the audit trail is not as it was written. Immutable.
 *
 * @param kind what happened to it
 * @param entry the entry; for missing ones, the first entry of the chain behind them, if any
 * @param chain the chain; for rows of writers, {@link ChainId#WRITERS}
 * @param sequence the place in the chain, or the number of the writer; for missing entries, that of
 *     the first
 */
public record AuditFinding(Kind kind, Optional<UUID> entry, ChainId chain, long sequence) {
  /** All parts are required; {@code entry} may be empty. */
  public AuditFinding {
    requireNonNull(kind, "kind");
    requireNonNull(entry, "entry");
    requireNonNull(chain, "chain");
  }

  /** What happened. */
  public enum Kind {
    /** An entry does not say what it said when it was written. */
    CHANGED,
    /** Entries are missing, and it was not retention. */
    REMOVED,
    /** An entry was not written by a node. */
    INSERTED,
    /** Entries have changed places. */
    REORDERED,
    /** The last entries of a chain are missing. */
    TRUNCATED,
    /** Entries, or states of chains, that were overtaken or removed long ago are back. */
    OLD_COPY_RESTORED,
    /** The row of a writer does not say what it said when it was written. */
    CHECKPOINT_CHANGED,
    /** The row of a writer is missing, and it was not retention. */
    CHECKPOINT_REMOVED,
    /** The mark of what retention removed does not say what it said when it was written. */
    RETENTION_MARK_CHANGED
  }

  AuditFinding as(Kind other) {
    return new AuditFinding(other, entry, chain, sequence);
  }

  /** In one line. */
  @Override
  public String toString() {
    return "%s: %s, chain %s/%d, place %d"
        .formatted(
            kind,
            entry.map(id -> "entry " + id).orElse("no entry"),
            chain.writer(),
            chain.lane(),
            sequence);
  }
}

package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditMac;
import java.time.Instant;

/**
 * How much of the beginning of a chain retention has removed, as stored. Immutable.
 *
 * @param chain the chain
 * @param removed the last entry that was removed; all before it were removed too
 * @param at when
 * @param mac covers all of it
 */
public record RetentionMark(ChainId chain, ChainHead removed, Instant at, AuditMac mac) {
  /** All parts are required. */
  public RetentionMark {
    requireNonNull(chain, "chain");
    requireNonNull(removed, "removed");
    requireNonNull(at, "at");
    requireNonNull(mac, "mac");
  }
}

package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditMac;

/**
 * The last entry of a chain at some time. Immutable.
 *
 * @param sequence its place; 0 before the first
 * @param mac its code; {@link AuditMac#NONE} before the first
 */
public record ChainHead(long sequence, AuditMac mac) {
  /** Before the first entry. */
  public static final ChainHead START = new ChainHead(0, AuditMac.NONE);

  /** All parts are required. */
  public ChainHead {
    requireNonNull(mac, "mac");
  }
}

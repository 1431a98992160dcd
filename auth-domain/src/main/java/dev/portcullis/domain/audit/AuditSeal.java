package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * The place of an entry in its chain, and the code that protects both. Immutable.
 *
 * @param writer the start of a process that wrote the entry
 * @param lane the lane of that writer; writer and lane name the chain
 * @param sequence the place in the chain; the first is 1
 * @param mac covers the code of the entry before it in the chain, this place, and the entry
 */
public record AuditSeal(UUID writer, int lane, long sequence, AuditMac mac) {
  /** All parts are required. */
  public AuditSeal {
    requireNonNull(writer, "writer");
    requireNonNull(mac, "mac");
  }
}

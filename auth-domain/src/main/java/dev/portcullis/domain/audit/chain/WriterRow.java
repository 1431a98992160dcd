package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditMac;
import java.time.Instant;
import java.util.UUID;

/**
 * A writer of the audit trail, as stored: one start of a process, and how far its chains had come
 * at its last checkpoint. Immutable.
 *
 * @param identity who it is; never changes
 * @param checkpoint how far it had come
 * @param mac covers both
 */
public record WriterRow(Identity identity, Checkpoint checkpoint, AuditMac mac) {
  /** All parts are required. */
  public WriterRow {
    requireNonNull(identity, "identity");
    requireNonNull(checkpoint, "checkpoint");
    requireNonNull(mac, "mac");
  }

  /** The number of the row; the first is 1, and none is left out. */
  public long number() {
    return identity.number();
  }

  /** The writer. */
  public UUID writer() {
    return identity.writer();
  }

  /**
   * Who a writer is. Immutable.
   *
   * @param number the number of the row
   * @param writer the random id of the writer
   * @param startedAt when it wrote its first entry, or was about to
   * @param protectedFrom entries without protection are of earlier versions only before this time
   * @param link covers the link of the row before and the parts above, so that a row that is
   *     missing shows
   */
  public record Identity(
      long number, UUID writer, Instant startedAt, Instant protectedFrom, AuditMac link) {
    /** All parts are required. */
    public Identity {
      requireNonNull(writer, "writer");
      requireNonNull(startedAt, "startedAt");
      requireNonNull(protectedFrom, "protectedFrom");
      requireNonNull(link, "link");
    }
  }

  /**
   * How far a writer had come. Immutable.
   *
   * @param counter the number of the checkpoint; the first is 0
   * @param at when it was made
   * @param isClosed whether the process ended in order, so that this is its last
   * @param heads the last committed entry of each lane
   */
  public record Checkpoint(long counter, Instant at, boolean isClosed, LaneHeads heads) {
    /** All parts are required. */
    public Checkpoint {
      requireNonNull(at, "at");
      requireNonNull(heads, "heads");
    }
  }
}

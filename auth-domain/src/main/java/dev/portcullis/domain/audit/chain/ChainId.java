package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditSeal;
import java.util.UUID;

/**
 * Names a chain of audit entries. Immutable.
 *
 * @param writer the start of a process that writes the chain
 * @param lane its number among the chains of that writer; the first is 1
 */
public record ChainId(UUID writer, int lane) {
  /** The list of writers, which is a chain too. */
  public static final ChainId WRITERS = new ChainId(new UUID(0, 0), 0);

  /** All parts are required. */
  public ChainId {
    requireNonNull(writer, "writer");
  }

  static ChainId of(AuditSeal seal) {
    return new ChainId(seal.writer(), seal.lane());
  }
}

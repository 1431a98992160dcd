package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditTrail;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Finds what was changed by others in the stored audit trail: reads it once, in pages and in the
 * order of its ids, while nodes go on writing to it. The memory it needs grows with the number of
 * chains, not of entries. Thread-safe.
 *
 * <p>It cannot find the removal of entries after the last checkpoint of a process that crashed,
 * nor, without an anchor, that all tables were replaced by an old copy; and nothing that was done
 * with the key, which every node has.
 */
public final class AuditVerifier {
  private final AuditTrail trail;
  private final AuditRegistry registry;
  private final AuditMacs macs;
  private final Clock clock;

  /**
   * Verifies {@code trail} by {@code registry}.
   *
   * @param macs with the key of the nodes that wrote the trail; with another key every entry counts
   *     as changed
   */
  public AuditVerifier(AuditTrail trail, AuditRegistry registry, AuditMacs macs, Clock clock) {
    this.trail = requireNonNull(trail, "trail");
    this.registry = requireNonNull(registry, "registry");
    this.macs = requireNonNull(macs, "macs");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Reads the whole trail and reports what is not as it was written.
   *
   * @param anchor what an earlier report returned, if it was kept
   * @param progress receives the number of entries read so far, after each page
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; nothing
   *     is kept of what was read until then
   */
  public VerificationReport verify(Optional<AuditAnchor> anchor, LongConsumer progress) {
    requireNonNull(progress, "progress");
    Verification run = new Verification(trail, registry, macs, clock.instant(), anchor);
    // Before the entries: those that a checkpoint covers are committed and must be seen.
    run.begin();
    long read = 0;
    Optional<UUID> last = Optional.empty();
    List<AuditRecord> page = trail.after(last, AuditTrail.MAX_BATCH);
    while (!page.isEmpty()) {
      page.forEach(run::accept);
      read += page.size();
      progress.accept(read);
      last = Optional.of(page.get(page.size() - 1).id());
      page = trail.after(last, AuditTrail.MAX_BATCH);
    }
    return run.end();
  }
}

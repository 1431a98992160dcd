package dev.portcullis.application.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.chain.AuditAnchor;
import dev.portcullis.domain.audit.chain.AuditVerifier;
import dev.portcullis.domain.audit.chain.VerificationReport;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Finds what was changed by others in the stored audit trail. For the operator: checks no
 * permission. Thread-safe.
 */
public final class VerifyAuditTrail {
  private final AuditVerifier verifier;

  /** Verifies by {@code verifier}. */
  public VerifyAuditTrail(AuditVerifier verifier) {
    this.verifier = requireNonNull(verifier, "verifier");
  }

  /**
   * Reads the whole trail, in pages, while nodes go on writing to it.
   *
   * @param anchor what an earlier report returned, if it was kept
   * @param progress receives the number of entries read so far, after each page
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public VerificationReport verify(Optional<AuditAnchor> anchor, LongConsumer progress) {
    return verifier.verify(anchor, progress);
  }
}

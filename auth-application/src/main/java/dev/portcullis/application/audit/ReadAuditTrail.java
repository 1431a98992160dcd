package dev.portcullis.application.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditTrail;

/** Reads the audit trail, for actors with the permission {@code audit:read}. Thread-safe. */
public final class ReadAuditTrail {
  private final AuditTrail trail;
  private final AccessPolicySource policies;

  /** Reads {@code trail} for actors that {@code policies} permit. */
  public ReadAuditTrail(AuditTrail trail, AccessPolicySource policies) {
    this.trail = requireNonNull(trail, "trail");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * One page of the entries that match {@code search}, newest first. It may have fewer entries than
   * asked for, even none, although more follow: only a page without {@code next} is the last.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     audit:read}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public AuditPage read(Actor actor, AuditSearch search) {
    policies.current().require(actor, Permission.AUDIT_READ);
    return trail.find(requireNonNull(search, "search"));
  }
}

package dev.portcullis.application.journal;

import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.revocation.Revocation;
import java.time.Instant;

/** What a change writes down beside itself; kept if the change is. For one run of one change. */
public interface Draft {
  /**
   * When this run began. Nothing it has read is older: who issues a token of what it has read says
   * that the token is from then, so that no revocation is remembered too short for it.
   */
  Instant begun();

  /** The time now: ask for it when the locks are held. */
  Instant now();

  /** {@code event} happened. */
  void record(AuditEvent event);

  /** {@code revocation} counts, on every node, as soon as the change is kept. */
  void revoke(Revocation revocation);
}

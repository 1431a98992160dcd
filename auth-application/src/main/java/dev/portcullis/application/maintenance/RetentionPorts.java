package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.session.SessionRepository;

/**
 * The ports behind which rows come to an end.
 *
 * @param sessions sessions that are over
 * @param feed revocations that nobody needs to hear of any more
 * @param attempts counters that are forgotten
 * @param audit events that were kept long enough
 * @param leases says which node removes them
 */
public record RetentionPorts(
    SessionRepository sessions,
    RevocationFeed feed,
    RateLimiter attempts,
    AuditTrail audit,
    Leases leases) {
  /** All of them are required. */
  public RetentionPorts {
    requireNonNull(sessions, "sessions");
    requireNonNull(feed, "feed");
    requireNonNull(attempts, "attempts");
    requireNonNull(audit, "audit");
    requireNonNull(leases, "leases");
  }
}

package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.chain.AuditRetention;
import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.session.SessionRepository;

/**
 * The ports whose rows are removed after a retention period. Thread-safe, as the ports are.
 *
 * @param sessions ended and expired sessions
 * @param feed the revocation feed
 * @param attempts expired counters of attempts
 * @param audit the audit trail
 * @param leases decide which node removes rows
 */
public record RetentionPorts(
    SessionRepository sessions,
    RevocationFeed feed,
    RateLimiter attempts,
    AuditRetention audit,
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

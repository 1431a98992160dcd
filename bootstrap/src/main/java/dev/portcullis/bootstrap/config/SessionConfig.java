package dev.portcullis.bootstrap.config;

import dev.portcullis.domain.session.SessionPolicy;
import java.time.Duration;
import java.util.Set;

/**
 * How long sessions live, and how fast their end must be known.
 *
 * @param policy how long they live, and how many a user may have
 * @param maxStaleness for how long to answer although the other nodes cannot be heard
 * @param retention how long sessions that are over are kept
 * @param auditRetention how long entries of the audit trail are kept
 * @param legacyRefresh whether clients that never keep a new refresh token are served
 */
public record SessionConfig(
    SessionPolicy policy,
    Duration maxStaleness,
    Duration retention,
    Duration auditRetention,
    boolean legacyRefresh) {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3_650);
  private static final Duration MAX_GRACE = Duration.ofMinutes(5);
  private static final Duration DEFAULT_STALENESS = Duration.ofSeconds(60);
  private static final Duration MAX_STALENESS = Duration.ofHours(1);
  private static final Duration DEFAULT_RETENTION = Duration.ofDays(7);
  // A year, and time to look back at it.
  private static final Duration DEFAULT_AUDIT_RETENTION = Duration.ofDays(400);
  private static final int MANY = 10_000;

  static SessionConfig from(Variables variables) {
    return new SessionConfig(
        policy(variables),
        variables.read(
            "AUTH_REVOCATION_MAX_STALENESS",
            DEFAULT_STALENESS,
            Parsers.seconds(Duration.ofSeconds(2), MAX_STALENESS)),
        variables.read(
            "AUTH_RETENTION_SESSIONS", DEFAULT_RETENTION, Parsers.seconds(Duration.ZERO, LONGEST)),
        variables.read(
            "AUTH_RETENTION_AUDIT",
            DEFAULT_AUDIT_RETENTION,
            Parsers.seconds(Duration.ofSeconds(1), LONGEST)),
        variables
            .read("AUTH_LEGACY_REFRESH", "false", Parsers.oneOf(Set.of("true", "false")))
            .equals("true"));
  }

  private static SessionPolicy policy(Variables variables) {
    SessionPolicy usual = SessionPolicy.DEFAULT;
    Duration idle =
        variables.read("AUTH_SESSION_IDLE_TTL", usual.idle(), Parsers.seconds(LEAST, LONGEST));
    Duration absolute =
        variables.read(
            "AUTH_SESSION_ABSOLUTE_TTL", usual.absolute(), Parsers.seconds(LEAST, LONGEST));
    Duration grace =
        variables.read(
            "AUTH_REFRESH_GRACE", usual.grace(), Parsers.seconds(Duration.ZERO, MAX_GRACE));
    int most = variables.read("AUTH_SESSION_MAX", usual.maxPerUser(), Parsers.integer(1, MANY));
    if (idle.compareTo(absolute) > 0) {
      variables.problem(
          "AUTH_SESSION_IDLE_TTL", "must not be longer than AUTH_SESSION_ABSOLUTE_TTL");
      return usual;
    }
    if (grace.compareTo(idle) >= 0) {
      variables.problem("AUTH_REFRESH_GRACE", "must be shorter than AUTH_SESSION_IDLE_TTL");
      return usual;
    }
    return new SessionPolicy(idle, absolute, grace, most);
  }
}

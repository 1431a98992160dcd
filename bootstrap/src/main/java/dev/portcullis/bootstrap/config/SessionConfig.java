package dev.portcullis.bootstrap.config;

import dev.portcullis.domain.session.SessionPolicy;
import java.time.Duration;
import java.util.List;

/**
 * Lifetimes of sessions, staleness of revocations, and retention.
 *
 * @param policy lifetimes, and the maximum number for each user
 * @param maxStaleness how old the known revocations may be before authenticated routes are refused
 * @param retention how long ended sessions are kept
 * @param auditRetention how long entries of the audit trail are kept
 * @param legacyRefresh whether the route for clients that never store a new refresh token is served
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
  private static final Duration MAX_STALENESS = Duration.ofHours(1);
  private static final int MANY = 10_000;
  private static final SessionPolicy USUAL = SessionPolicy.DEFAULT;

  private static final Setting<Duration> IDLE =
      Setting.of(
              "AUTH_SESSION_IDLE_TTL",
              Parsers.seconds(LEAST, LONGEST),
              "a session expires after this time without a refresh; see [sessions](docs/sessions.md)")
          .or(USUAL.idle());
  private static final Setting<Duration> ABSOLUTE =
      Setting.of(
              "AUTH_SESSION_ABSOLUTE_TTL",
              Parsers.seconds(LEAST, LONGEST),
              "maximum lifetime of a session")
          .or(USUAL.absolute());
  private static final Setting<Integer> MAX =
      Setting.of(
              "AUTH_SESSION_MAX",
              Parsers.integer(1, MANY),
              "maximum number of sessions of one user; one more ends the oldest")
          .or(USUAL.maxPerUser());
  private static final Setting<Duration> GRACE =
      Setting.of(
              "AUTH_REFRESH_GRACE",
              Parsers.seconds(Duration.ZERO, MAX_GRACE),
              "for how long after a refresh the old refresh token is still answered, with the same new token")
          .or(USUAL.grace());
  private static final Setting<Boolean> LEGACY_REFRESH =
      Setting.flag(
          "AUTH_LEGACY_REFRESH",
          "`true` serves `POST /api/auth/refreshtoken` for front ends that never store a new refresh token");
  private static final Setting<Duration> STALENESS =
      Setting.of(
              "AUTH_REVOCATION_MAX_STALENESS",
              Parsers.seconds(Duration.ofSeconds(2), MAX_STALENESS),
              "how long routes that need a token still answer while the database cannot be read or written; then `503`")
          .or(Duration.ofSeconds(60));
  private static final Setting<Duration> RETENTION =
      Setting.of(
              "AUTH_RETENTION_SESSIONS",
              Parsers.seconds(Duration.ZERO, LONGEST),
              "how long ended and expired sessions are kept")
          .or(Duration.ofDays(7));
  // One year, and time to examine it.
  private static final Setting<Duration> AUDIT_RETENTION =
      Setting.of(
              "AUTH_RETENTION_AUDIT",
              Parsers.seconds(Duration.ofSeconds(1), LONGEST),
              "how long entries of the [audit trail](docs/audit.md) are kept; at most ten years")
          .or(Duration.ofDays(400));

  static final List<Setting<?>> SETTINGS =
      List.of(IDLE, ABSOLUTE, MAX, GRACE, LEGACY_REFRESH, STALENESS, RETENTION, AUDIT_RETENTION);

  static SessionConfig from(Variables variables) {
    return new SessionConfig(
        policy(variables),
        variables.get(STALENESS),
        variables.get(RETENTION),
        variables.get(AUDIT_RETENTION),
        variables.get(LEGACY_REFRESH));
  }

  private static SessionPolicy policy(Variables variables) {
    Duration idle = variables.get(IDLE);
    Duration absolute = variables.get(ABSOLUTE);
    Duration grace = variables.get(GRACE);
    int most = variables.get(MAX);
    if (idle.compareTo(absolute) > 0) {
      variables.problem(IDLE, "must not be longer than AUTH_SESSION_ABSOLUTE_TTL");
      return USUAL;
    }
    if (grace.compareTo(idle) >= 0) {
      variables.problem(GRACE, "must be shorter than AUTH_SESSION_IDLE_TTL");
      return USUAL;
    }
    return new SessionPolicy(idle, absolute, grace, most);
  }
}

package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.SessionPolicy;
import java.time.Duration;

/**
 * The lifetimes of sessions and access tokens, and how stale the revocations of a node may be.
 * Immutable.
 *
 * @param policy the lifetimes of sessions, and how many a user may have
 * @param accessToken the lifetime of an access token; at least one second
 * @param maxStaleness how long protected calls are still answered while the revocations of other
 *     nodes cannot be read; positive
 */
public record SessionSettings(SessionPolicy policy, Duration accessToken, Duration maxStaleness) {
  /**
   * {@link SessionPolicy#DEFAULT}, access tokens valid for 15 minutes, a maximum staleness of 60
   * seconds.
   */
  public static final SessionSettings DEFAULT =
      new SessionSettings(SessionPolicy.DEFAULT, Duration.ofMinutes(15), Duration.ofSeconds(60));

  /** All of them are required. */
  public SessionSettings {
    requireNonNull(policy, "policy");
    requireNonNull(accessToken, "accessToken");
    requireNonNull(maxStaleness, "maxStaleness");
  }

  /** These settings with another maximum staleness. */
  public SessionSettings withMaxStaleness(Duration other) {
    return new SessionSettings(policy, accessToken, other);
  }

  /**
   * The lifetimes of access tokens and sessions.
   *
   * @throws IllegalArgumentException if access tokens are valid for less than a second
   */
  public SessionTokens.Lifetimes lifetimes() {
    return new SessionTokens.Lifetimes(accessToken, policy);
  }
}

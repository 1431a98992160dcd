package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.SessionPolicy;
import java.time.Duration;

/**
 * How long what a sign-in opens lives, and how fast its end must be known.
 *
 * @param policy how long sessions live, and how many a user may have
 * @param accessToken how long an access token lives; at least a second
 * @param maxStaleness how long protected calls are answered although the revocations of other nodes
 *     cannot be read; positive
 */
public record SessionSettings(SessionPolicy policy, Duration accessToken, Duration maxStaleness) {
  /** {@link SessionPolicy#DEFAULT}, access tokens of 15 minutes, 60 seconds without news. */
  public static final SessionSettings DEFAULT =
      new SessionSettings(SessionPolicy.DEFAULT, Duration.ofMinutes(15), Duration.ofSeconds(60));

  /** All of them are required. */
  public SessionSettings {
    requireNonNull(policy, "policy");
    requireNonNull(accessToken, "accessToken");
    requireNonNull(maxStaleness, "maxStaleness");
  }

  /** The same but for the staleness. */
  public SessionSettings withMaxStaleness(Duration other) {
    return new SessionSettings(policy, accessToken, other);
  }

  /** How long what this hands out lives. */
  public SessionTokens.Lifetimes lifetimes() {
    return new SessionTokens.Lifetimes(accessToken, policy);
  }
}

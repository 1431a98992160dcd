package dev.portcullis.bootstrap.config;

import java.time.Duration;

/**
 * What access tokens say, and how many of them are remembered.
 *
 * @param issuer the {@code iss} claim
 * @param audience the {@code aud} claim
 * @param clientId the {@code client_id} claim
 * @param upgradeWindow how long nodes of an older version may run beside this one, from when this
 *     version first came to the database; until then no token says what they would refuse
 * @param lifetime how long a token lives
 * @param cacheWeight how many characters of verified tokens are remembered together; 0 for none
 */
public record TokenConfig(
    String issuer,
    String audience,
    String clientId,
    Duration upgradeWindow,
    Duration lifetime,
    int cacheWeight) {
  private static final Duration DEFAULT_WINDOW = Duration.ofDays(1);
  private static final Duration MAX_WINDOW = Duration.ofDays(365);
  private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(15);
  private static final Duration MAX_LIFETIME = Duration.ofHours(24);
  private static final int DEFAULT_CACHE_WEIGHT = 8_000_000;
  private static final int MAX_CACHE_WEIGHT = 1_000_000_000;

  static TokenConfig from(Variables variables) {
    return new TokenConfig(
        variables.read("AUTH_ISSUER", "portcullis", Parsers::name),
        variables.read("AUTH_AUDIENCE", "portcullis", Parsers::name),
        variables.read("AUTH_CLIENT_ID", "portcullis", Parsers::name),
        variables.read(
            "AUTH_UPGRADE_WINDOW", DEFAULT_WINDOW, Parsers.duration(Duration.ZERO, MAX_WINDOW)),
        variables.read(
            "AUTH_ACCESS_TOKEN_TTL",
            DEFAULT_LIFETIME,
            Parsers.seconds(Duration.ofSeconds(1), MAX_LIFETIME)),
        variables.read(
            "AUTH_TOKEN_CACHE_WEIGHT", DEFAULT_CACHE_WEIGHT, Parsers.integer(0, MAX_CACHE_WEIGHT)));
  }
}

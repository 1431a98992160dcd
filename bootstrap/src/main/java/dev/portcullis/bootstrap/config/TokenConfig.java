package dev.portcullis.bootstrap.config;

import java.time.Duration;
import java.util.List;

/**
 * Claims, lifetime and cache of access tokens.
 *
 * @param issuer the {@code iss} claim
 * @param audience the {@code aud} claim
 * @param clientId the {@code client_id} claim
 * @param upgradeWindow how long nodes of an older version may run beside this one, counted from the
 *     first start of this version on the database; until then tokens have no {@code client_id}
 * @param lifetime lifetime of an access token
 * @param cacheWeight size of the cache of verified tokens, in characters; 0 disables it
 */
public record TokenConfig(
    String issuer,
    String audience,
    String clientId,
    Duration upgradeWindow,
    Duration lifetime,
    int cacheWeight) {
  private static final Duration MAX_WINDOW = Duration.ofDays(365);
  private static final Duration MAX_LIFETIME = Duration.ofHours(24);
  private static final int MAX_CACHE_WEIGHT = 1_000_000_000;

  private static final Setting<String> ISSUER =
      Setting.of(
              "AUTH_ISSUER",
              Parsers::name,
              "`iss` of the access tokens; if it is an `https` URL (or an `http` URL of this machine), the server publishes issuer metadata for resource servers")
          .or("portcullis");
  private static final Setting<String> AUDIENCE =
      Setting.of("AUTH_AUDIENCE", Parsers::name, "`aud` of the access tokens").or("portcullis");
  private static final Setting<String> CLIENT_ID =
      Setting.of("AUTH_CLIENT_ID", Parsers::name, "`client_id` of the access tokens")
          .or("portcullis");
  private static final Setting<Duration> UPGRADE_WINDOW =
      Setting.of(
              "AUTH_UPGRADE_WINDOW",
              Parsers.duration(Duration.ZERO, MAX_WINDOW),
              "how long nodes of an older version may run beside this one, counted from its first start"
                  + " on a database that is in use; until then tokens have no `client_id`, which older"
                  + " nodes refuse, and e-mail addresses keep the keys by which older nodes find them."
                  + " `0s` if there are no older nodes")
          .or(Duration.ofDays(1));
  private static final Setting<Duration> LIFETIME =
      Setting.of(
              "AUTH_ACCESS_TOKEN_TTL",
              Parsers.seconds(Duration.ofSeconds(1), MAX_LIFETIME),
              "lifetime of an access token; `PT15M` is the same as `15m`")
          .or(Duration.ofMinutes(15));
  private static final Setting<Integer> CACHE_WEIGHT =
      Setting.of(
              "AUTH_TOKEN_CACHE_WEIGHT",
              Parsers.integer(0, MAX_CACHE_WEIGHT),
              "size of the cache of verified tokens, in characters; `0` disables it")
          .or(8_000_000);

  static final List<Setting<?>> SETTINGS =
      List.of(ISSUER, AUDIENCE, CLIENT_ID, UPGRADE_WINDOW, LIFETIME, CACHE_WEIGHT);

  static TokenConfig from(Variables variables) {
    return new TokenConfig(
        variables.get(ISSUER),
        variables.get(AUDIENCE),
        variables.get(CLIENT_ID),
        variables.get(UPGRADE_WINDOW),
        variables.get(LIFETIME),
        variables.get(CACHE_WEIGHT));
  }
}

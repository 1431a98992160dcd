package dev.portcullis.bootstrap.config;

import java.time.Duration;
import java.util.List;

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
  private static final Duration MAX_WINDOW = Duration.ofDays(365);
  private static final Duration MAX_LIFETIME = Duration.ofHours(24);
  private static final int MAX_CACHE_WEIGHT = 1_000_000_000;

  private static final Setting<String> ISSUER =
      Setting.of(
              "AUTH_ISSUER",
              Parsers::name,
              "`iss` of the access tokens; as an `https` URL (or an `http` one of this machine) it has"
                  + " metadata that resource servers find the keys by")
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
              "how long nodes of an older version may run beside this one, from its first start on a"
                  + " database that is in use; until then tokens have no `client_id`, which those"
                  + " refuse, and e-mail addresses keep the keys by which those find them. `0s`: none"
                  + " runs")
          .or(Duration.ofDays(1));
  private static final Setting<Duration> LIFETIME =
      Setting.of(
              "AUTH_ACCESS_TOKEN_TTL",
              Parsers.seconds(Duration.ofSeconds(1), MAX_LIFETIME),
              "how long an access token lives; `PT15M` is the same")
          .or(Duration.ofMinutes(15));
  private static final Setting<Integer> CACHE_WEIGHT =
      Setting.of(
              "AUTH_TOKEN_CACHE_WEIGHT",
              Parsers.integer(0, MAX_CACHE_WEIGHT),
              "characters of verified tokens to remember; `0`: none")
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

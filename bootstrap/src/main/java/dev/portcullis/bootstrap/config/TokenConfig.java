package dev.portcullis.bootstrap.config;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * How access tokens are made.
 *
 * @param issuer the {@code iss} claim
 * @param audience the {@code aud} claim
 * @param lifetime how long a token lives
 * @param sharedSecret the secret of HS256; nothing for keys of our own
 * @param keyEncryptionKey base64 of the key under which our own keys are stored; nothing for one in
 *     the data directory
 */
public record TokenConfig(
    String issuer,
    String audience,
    Duration lifetime,
    Optional<Secret> sharedSecret,
    Optional<Secret> keyEncryptionKey) {
  private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(15);
  private static final Duration MAX_LIFETIME = Duration.ofHours(24);
  private static final int MIN_SECRET_BYTES = 32;
  private static final int KEY_BYTES = 32;

  static TokenConfig from(Variables variables) {
    return new TokenConfig(
        variables.read("AUTH_ISSUER", "portcullis", Parsers::name),
        variables.read("AUTH_AUDIENCE", "portcullis", Parsers::name),
        variables.read(
            "AUTH_ACCESS_TOKEN_TTL",
            DEFAULT_LIFETIME,
            Parsers.seconds(Duration.ofSeconds(1), MAX_LIFETIME)),
        variables.read("AUTH_JWT_SECRET", TokenConfig::sharedSecret),
        variables.read("AUTH_KEY_ENCRYPTION_KEY", TokenConfig::keyEncryptionKey));
  }

  private static Secret sharedSecret(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "must have at least 32 bytes (openssl rand -base64 48 makes a good one)");
    }
    return new Secret(text);
  }

  private static Secret keyEncryptionKey(String text) {
    String expected = "must be base64 of 32 bytes (openssl rand -base64 32 makes one)";
    try {
      if (Base64.getDecoder().decode(text).length != KEY_BYTES) {
        throw new IllegalArgumentException(expected);
      }
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException(expected, notBase64);
    }
    return new Secret(text);
  }
}

package dev.portcullis.bootstrap.config;

import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys that sign access tokens.
 *
 * @param algorithm the signature algorithm; HS256 if and only if there is a shared secret
 * @param sharedSecret the secret of HS256; empty for stored key pairs
 * @param keyEncryptionKey base64 of the key that encrypts the stored keys; empty for the one in the
 *     data directory
 * @param rotation when stored keys are rotated
 */
public record KeyConfig(
    SigningAlgorithm algorithm,
    Optional<Secret> sharedSecret,
    Optional<Secret> keyEncryptionKey,
    KeyRotation rotation) {
  /** Nodes read the keys every second; the rest allows for slow queries and clock differences. */
  private static final Duration PROPAGATION = Duration.ofSeconds(5);

  private static final Duration MAX_PERIOD = Duration.ofDays(3650);
  private static final int MIN_SECRET_BYTES = 32;
  private static final int KEY_BYTES = 32;

  private static final Setting<Secret> KEY_ENCRYPTION_KEY =
      Setting.of(
              "AUTH_KEY_ENCRYPTION_KEY",
              KeyConfig::keyEncryptionKey,
              "encrypts the signing keys in the database: base64 of 32 bytes, the same for all nodes")
          .orNothing("created in the data directory")
          .masked();
  private static final Setting<SigningAlgorithm> ALGORITHM =
      Setting.of(
              "AUTH_JWT_ALGORITHM",
              KeyConfig::algorithm,
              "signature algorithm: `RS256`, `PS256`, `ES256` or `EdDSA`; a change takes effect by a key rotation")
          .orNothing("`RS256`");
  private static final Setting<Secret> SHARED_SECRET =
      Setting.of(
              "AUTH_JWT_SECRET",
              KeyConfig::sharedSecret,
              "shared secret of at least 32 bytes; tokens are then signed with HS256 instead of generated key pairs")
          .orNothing("none")
          .verbatim();
  private static final Setting<Duration> PERIOD =
      Setting.of(
              "AUTH_KEY_ROTATION",
              Parsers.duration(PROPAGATION, MAX_PERIOD),
              "how long a key signs before the next one takes over")
          .or(Duration.ofDays(90));
  private static final Setting<Duration> LEAD =
      Setting.of(
              "AUTH_KEY_PUBLISH_LEAD",
              Parsers.duration(PROPAGATION, MAX_PERIOD),
              "how long a new key is published before it signs")
          .or(Duration.ofMinutes(10));

  static final List<Setting<?>> SETTINGS =
      List.of(KEY_ENCRYPTION_KEY, ALGORITHM, SHARED_SECRET, PERIOD, LEAD);

  static KeyConfig from(Variables variables) {
    return new KeyConfig(
        algorithm(variables, variables.isSet(SHARED_SECRET)),
        variables.find(SHARED_SECRET),
        variables.find(KEY_ENCRYPTION_KEY),
        rotation(variables));
  }

  private static SigningAlgorithm algorithm(Variables variables, boolean secretGiven) {
    SigningAlgorithm usual = secretGiven ? SigningAlgorithm.HS256 : SigningAlgorithm.RS256;
    SigningAlgorithm chosen = variables.find(ALGORITHM).orElse(usual);
    if (secretGiven && !chosen.isSymmetric()) {
      variables.problem(
          SHARED_SECRET, "is for HS256 only, but AUTH_JWT_ALGORITHM is " + chosen.joseName());
    }
    if (!secretGiven && chosen.isSymmetric()) {
      variables.problem(ALGORITHM, "is HS256, which needs AUTH_JWT_SECRET");
    }
    return chosen;
  }

  private static SigningAlgorithm algorithm(String text) {
    return SigningAlgorithm.of(text)
        .orElseThrow(
            () -> new IllegalArgumentException("must be RS256, PS256, ES256, EdDSA or HS256"));
  }

  private static KeyRotation rotation(Variables variables) {
    Duration lead = variables.get(LEAD);
    Duration period = variables.get(PERIOD);
    if (period.compareTo(lead) > 0) {
      return new KeyRotation(period, lead, PROPAGATION);
    }
    variables.problem(PERIOD, "must be longer than AUTH_KEY_PUBLISH_LEAD, which is " + lead);
    return new KeyRotation(
        PERIOD.fallback().orElseThrow(), LEAD.fallback().orElseThrow(), PROPAGATION);
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

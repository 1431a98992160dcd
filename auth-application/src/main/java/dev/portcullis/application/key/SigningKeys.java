package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.key.KeySettings.Shared;
import dev.portcullis.application.key.KeySettings.Stored;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.maintenance.RemovalClock;
import dev.portcullis.domain.token.AccessTokenProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The keys that sign access tokens: those in the store, or a configured shared secret. Thread-safe.
 *
 * @param source the keys in use
 * @param rotator carries out the rotation; empty for a shared secret
 * @param removals the time by which an expired key is removed
 */
public record SigningKeys(
    KeyRingSource source, Optional<KeyRotator> rotator, RemovalClock removals) {
  /**
   * The greatest difference between the clocks of two nodes; a token may be valid for this much
   * longer.
   */
  private static final Duration SKEW = Duration.ofSeconds(30);

  /** All of them are required. */
  public SigningKeys {
    requireNonNull(source, "source");
    requireNonNull(rotator, "rotator");
    requireNonNull(removals, "removals");
  }

  /**
   * The keys of {@code settings}.
   *
   * @param ports the store of the keys; unused for a shared secret
   * @param tokenLifetime the lifetime of an access token
   * @throws IllegalArgumentException if a shared secret is too weak; the message says why and
   *     contains no part of the secret
   */
  public static SigningKeys of(
      KeySettings settings,
      KeyPorts ports,
      AccessTokenProvider tokens,
      Duration tokenLifetime,
      Clock clock) {
    return settings.fold(
        stored -> stored(stored, ports, tokens, tokenLifetime.plus(SKEW), clock),
        shared -> shared(shared, ports, tokens, clock));
  }

  /**
   * Reads the keys, creates the first if there is none, publishes the next when it is due. Does
   * nothing for a shared secret.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException if a stored key was encrypted with
   *     another key-encryption key
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; the
   *     keys in memory stay in use
   */
  public void maintain() {
    rotator.ifPresent(steps -> new MaintainSigningKeys(steps, removals).maintain());
  }

  /** As {@link KeyRotator#generateFirst}; does nothing for a shared secret. */
  public void generateFirst(Executor executor) {
    requireNonNull(executor, "executor");
    rotator.ifPresent(steps -> steps.generateFirst(executor));
  }

  private static SigningKeys stored(
      Stored settings, KeyPorts ports, AccessTokenProvider tokens, Duration validity, Clock clock) {
    StoredKeyRing ring =
        new StoredKeyRing(ports.keys(), tokens.signingKeys(), settings.sealer(), validity);
    KeyRotator rotator =
        new KeyRotator(ring, settings.rotation(), settings.algorithm(), ports.journal(), clock);
    return new SigningKeys(ring, Optional.of(rotator), ports.removals());
  }

  private static SigningKeys shared(
      Shared settings, KeyPorts ports, AccessTokenProvider tokens, Clock clock) {
    KeyRing ring =
        new KeyRing(
            List.of(tokens.sharedSecret(settings.secret(), clock.instant())), Duration.ZERO);
    return new SigningKeys(() -> Optional.of(ring), Optional.empty(), ports.removals());
  }
}

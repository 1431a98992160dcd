package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.key.KeySettings.Shared;
import dev.portcullis.application.key.KeySettings.Stored;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.token.AccessTokenProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The keys that tokens are signed with: those of the store, or the secret that was given.
 *
 * @param source the keys in use
 * @param rotator takes the steps of rotation; nothing for a shared secret
 */
public record SigningKeys(KeyRingSource source, Optional<KeyRotator> rotator) {
  /** By how much the clocks of nodes may differ: so much longer a token may count. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  /** Both are required. */
  public SigningKeys {
    requireNonNull(source, "source");
    requireNonNull(rotator, "rotator");
  }

  /**
   * The keys that {@code settings} say.
   *
   * @param ports where keys are kept; of no use to a shared secret
   * @param tokenLifetime how long an access token lives
   * @throws IllegalArgumentException if a shared secret is too weak; the message says why
   */
  public static SigningKeys of(
      KeySettings settings,
      KeyPorts ports,
      AccessTokenProvider tokens,
      Duration tokenLifetime,
      Clock clock) {
    return settings.fold(
        stored -> stored(stored, ports, tokens, tokenLifetime.plus(SKEW), clock),
        shared -> shared(shared, tokens, clock));
  }

  /**
   * Reads the keys, makes the first where there is none, publishes the next when it is due.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException if a key was sealed under another
   *     key-encryption key
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; the
   *     keys in memory stay
   */
  public void maintain() {
    rotator.ifPresent(steps -> new MaintainSigningKeys(steps).maintain());
  }

  private static SigningKeys stored(
      Stored settings, KeyPorts ports, AccessTokenProvider tokens, Duration counts, Clock clock) {
    StoredKeyRing ring =
        new StoredKeyRing(ports.keys(), tokens.signingKeys(), settings.sealer(), counts);
    KeyRotator rotator =
        new KeyRotator(ring, settings.rotation(), settings.algorithm(), ports.journal(), clock);
    return new SigningKeys(ring, Optional.of(rotator));
  }

  private static SigningKeys shared(Shared settings, AccessTokenProvider tokens, Clock clock) {
    KeyRing ring =
        new KeyRing(
            List.of(tokens.sharedSecret(settings.secret(), clock.instant())), Duration.ZERO);
    return new SigningKeys(() -> Optional.of(ring), Optional.empty());
  }
}

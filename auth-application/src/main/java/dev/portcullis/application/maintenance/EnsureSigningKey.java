package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import dev.portcullis.domain.key.SigningKeyRepository;
import java.time.Clock;
import java.util.List;

/** Reads the signing keys, and makes the first one where there is none. Thread-safe. */
public final class EnsureSigningKey {
  private static final long FIRST = 1;

  private final SigningKeyRepository keys;
  private final SigningKeyFactory factory;
  private final KeyEncryptionKey sealer;
  private final SigningAlgorithm algorithm;
  private final Clock clock;

  /** Keys of {@code keys}, sealed by {@code sealer}; a first one is made for {@code algorithm}. */
  public EnsureSigningKey(
      SigningKeyRepository keys,
      SigningKeyFactory factory,
      KeyEncryptionKey sealer,
      SigningAlgorithm algorithm,
      Clock clock) {
    this.keys = requireNonNull(keys, "keys");
    this.factory = requireNonNull(factory, "factory");
    this.sealer = requireNonNull(sealer, "sealer");
    this.algorithm = requireNonNull(algorithm, "algorithm");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The keys in use. Of nodes that start together on an empty store, one makes the key and all
   * return it.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException if a key was sealed under another
   *     key-encryption key
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public KeyRing ensure() {
    List<SealedSigningKey> stored = keys.findAll();
    if (stored.isEmpty()) {
      SigningKey first = factory.generate(algorithm, FIRST, clock.instant());
      // Whether this one was stored or another node's: what is in the store now is what counts.
      keys.add(SealedSigningKey.seal(first, sealer));
      stored = keys.findAll();
    }
    return new KeyRing(stored.stream().map(key -> key.open(sealer, factory)).toList());
  }
}

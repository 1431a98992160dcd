package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyDerivation;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.SigningAlgorithm;
import java.util.function.Function;

/** The keys that sign access tokens. They must be the same on all nodes of one store. Immutable. */
public sealed interface KeySettings {
  /** Applies the function for this kind of keys. */
  <T> T fold(Function<Stored, T> stored, Function<Shared, T> shared);

  /**
   * Derives 32 bytes for {@code purpose} (NIST SP 800-108, see {@link KeyDerivation}): the same on
   * every node, and different for every purpose, so that no further secret has to be configured.
   *
   * @throws IllegalArgumentException if the secret is empty
   */
  byte[] derive(String purpose);

  /**
   * Asymmetric keys in the store, created and rotated by the nodes.
   *
   * @param sealer encrypts the private keys
   * @param rotation the rotation schedule
   * @param algorithm the algorithm of new keys
   */
  record Stored(KeyEncryptionKey sealer, KeyRotation rotation, SigningAlgorithm algorithm)
      implements KeySettings {
    /** All of them are required. */
    public Stored {
      requireNonNull(sealer, "sealer");
      requireNonNull(rotation, "rotation");
      requireNonNull(algorithm, "algorithm");
    }

    /** RS256 keys with the schedule of {@link KeyRotation#DEFAULT}. */
    public static Stored sealedBy(KeyEncryptionKey sealer) {
      return new Stored(sealer, KeyRotation.DEFAULT, SigningAlgorithm.RS256);
    }

    @Override
    public <T> T fold(Function<Stored, T> stored, Function<Shared, T> shared) {
      return stored.apply(this);
    }

    @Override
    public byte[] derive(String purpose) {
      return sealer.derive(purpose);
    }
  }

  /** One secret that all nodes share and that signs with HS256; it is not rotated. */
  final class Shared implements KeySettings {
    private final byte[] secret;

    /** Signs with {@code secret}, which is copied; at least 32 bytes. */
    public Shared(byte[] secret) {
      this.secret = secret.clone();
    }

    /** A copy of the secret. */
    byte[] secret() {
      return secret.clone();
    }

    @Override
    public <T> T fold(Function<Stored, T> stored, Function<Shared, T> shared) {
      return shared.apply(this);
    }

    @Override
    public byte[] derive(String purpose) {
      return KeyDerivation.derive(secret, purpose);
    }

    @Override
    public String toString() {
      return "Shared[***]";
    }
  }
}

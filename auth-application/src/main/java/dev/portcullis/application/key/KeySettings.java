package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyDerivation;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.SigningAlgorithm;
import java.util.function.Function;

/** With which keys access tokens are signed. The same on all nodes of one store. */
public sealed interface KeySettings {
  /** Hands itself to the function for its kind. */
  <T> T fold(Function<Stored, T> stored, Function<Shared, T> shared);

  /**
   * 32 bytes for {@code purpose}: the same on every node, and of no use for any other purpose. So
   * there is no further secret to keep.
   */
  byte[] derive(String purpose);

  /**
   * Asymmetric keys in the store, made and rotated by the nodes.
   *
   * @param sealer encrypts the private parts
   * @param rotation when keys change
   * @param algorithm how new keys sign
   */
  record Stored(KeyEncryptionKey sealer, KeyRotation rotation, SigningAlgorithm algorithm)
      implements KeySettings {
    /** All of them are required. */
    public Stored {
      requireNonNull(sealer, "sealer");
      requireNonNull(rotation, "rotation");
      requireNonNull(algorithm, "algorithm");
    }

    /** RS256 keys, rotated by {@link KeyRotation#DEFAULT}. */
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

  /** One secret that all nodes share and that signs with HS256; nothing rotates it. */
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

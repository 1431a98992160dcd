package dev.portcullis.domain.token;

import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import java.time.Instant;

/**
 * Port: the services of a token library: generating keys, signing and verifying. Storing and
 * rotating keys is not part of it. Implementations are thread-safe.
 */
public interface AccessTokenProvider {
  /** Generates and restores asymmetric keys. */
  SigningKeyFactory signingKeys();

  /**
   * The HS256 key of a secret that all nodes share. The same secret has the same key id on every
   * node.
   *
   * @param secret at least 32 bytes (RFC 7518 section 3.2); copied
   * @param since when it came into use
   * @throws IllegalArgumentException if the secret is too weak; the message says why and contains
   *     no part of the secret
   */
  SigningKey sharedSecret(byte[] secret, Instant since);

  /** An issuer and a verifier of tokens with {@code keys}. */
  AccessTokens over(KeyRingSource keys);
}

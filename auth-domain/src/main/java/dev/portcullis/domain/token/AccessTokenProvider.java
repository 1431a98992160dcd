package dev.portcullis.domain.token;

import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import java.time.Instant;

/**
 * Port: what a token library provides. The keys are kept and rotated by us; the library makes them
 * and signs with them. Implementations are thread-safe.
 */
public interface AccessTokenProvider {
  /** Makes and restores asymmetric keys. */
  SigningKeyFactory signingKeys();

  /**
   * The HS256 key of a secret that all nodes share. The same secret has the same key id everywhere.
   *
   * @param secret at least 32 bytes (RFC 7518 section 3.2); copied
   * @param since since when it is in use
   * @throws IllegalArgumentException if the secret is too weak; the message says why and repeats
   *     nothing of it
   */
  SigningKey sharedSecret(byte[] secret, Instant since);

  /** Tokens that are signed and verified with {@code keys}. */
  AccessTokens over(KeyRingSource keys);
}

package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.VerificationKey;
import io.jsonwebtoken.security.Jwks;
import java.security.PublicKey;

/**
 * Renders public keys as JSON Web Keys (RFC 7517). Private keys are never passed to this class.
 * Pure.
 */
final class PublicJwks {
  private PublicJwks() {}

  /** The thumbprint (RFC 7638) with SHA-256. */
  static KeyId thumbprint(PublicKey key) {
    return new KeyId(Jwks.builder().key(key).build().thumbprint().toString());
  }

  /** The JWK of an asymmetric key: its public part, with {@code use} set to {@code sig}. */
  static String json(VerificationKey key) {
    return Jwks.json(
        Jwks.builder()
            .key((PublicKey) key.key())
            .id(key.id().value())
            .algorithm(key.algorithm().joseName())
            .publicKeyUse("sig")
            .build());
  }
}

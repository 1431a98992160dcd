package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.SigningAlgorithm;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import java.security.Key;

/** How JJWT signs and verifies with each of our algorithms. */
final class SignatureScheme {
  private SignatureScheme() {}

  /**
   * The scheme, seen as one for any key; JJWT itself refuses a key of the wrong type or too weak
   * for it, with an exception of its own.
   */
  static SecureDigestAlgorithm<Key, Key> of(SigningAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> anyKey(Jwts.SIG.RS256);
      case PS256 -> anyKey(Jwts.SIG.PS256);
      case ES256 -> new LowS(anyKey(Jwts.SIG.ES256));
      case EDDSA -> anyKey(Jwts.SIG.EdDSA);
      case HS256 -> anyKey(Jwts.SIG.HS256);
    };
  }

  // Safe: keys are only passed in, and the scheme casts them under its own check.
  @SuppressWarnings("unchecked")
  private static SecureDigestAlgorithm<Key, Key> anyKey(SecureDigestAlgorithm<?, ?> scheme) {
    return (SecureDigestAlgorithm<Key, Key>) (SecureDigestAlgorithm<?, ?>) scheme;
  }
}

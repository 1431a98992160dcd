package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.SigningAlgorithm;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import java.security.Key;

/** The JJWT algorithm for each supported signing algorithm. */
final class SignatureScheme {
  private SignatureScheme() {}

  /**
   * The algorithm, typed to accept any key. JJWT throws an exception of its own for a key of the
   * wrong type or one that is too weak.
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

  // Safe: keys are only passed in, and JJWT checks their type before it casts them.
  @SuppressWarnings("unchecked")
  private static SecureDigestAlgorithm<Key, Key> anyKey(SecureDigestAlgorithm<?, ?> scheme) {
    return (SecureDigestAlgorithm<Key, Key>) (SecureDigestAlgorithm<?, ?>) scheme;
  }
}

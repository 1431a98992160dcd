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
  // Safe: keys are only passed in, and the scheme casts them under its own check.
  @SuppressWarnings("unchecked")
  static SecureDigestAlgorithm<Key, Key> of(SigningAlgorithm algorithm) {
    return (SecureDigestAlgorithm<Key, Key>) (SecureDigestAlgorithm<?, ?>) scheme(algorithm);
  }

  private static SecureDigestAlgorithm<?, ?> scheme(SigningAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> Jwts.SIG.RS256;
      case HS256 -> Jwts.SIG.HS256;
    };
  }
}

package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.VerificationKey;
import java.security.interfaces.RSAKey;

/**
 * Checks the length and number range of a signature before any cryptography: JJWT reports an empty
 * signature as a mistake of its caller, and JCA providers differ in what they accept. Pure.
 */
final class SignatureShape {
  /** HMAC with SHA-256. */
  private static final int MAC_LENGTH = 32;

  /** RFC 8032 section 5.1.6; that S is below the group order is checked by the JDK. */
  private static final int ED25519_LENGTH = 64;

  private SignatureShape() {}

  /** Whether the signature has the form of signatures made with {@code key}. */
  static boolean fits(byte[] signature, VerificationKey key) {
    return switch (key.algorithm()) {
      case RS256, PS256 -> key.key() instanceof RSAKey rsa && signature.length == length(rsa);
      case ES256 -> LowS.areNumbers(signature);
      case EDDSA -> signature.length == ED25519_LENGTH;
      case HS256 -> signature.length == MAC_LENGTH;
    };
  }

  /**
   * Whether the signature has the form that the issuer writes, where several equivalent ones exist.
   */
  static boolean isCanonical(byte[] signature, VerificationKey key) {
    return fits(signature, key)
        && (key.algorithm() != SigningAlgorithm.ES256 || LowS.isLow(signature));
  }

  /** RFC 8017 section 8.2.2: exactly as long as the modulus. */
  private static int length(RSAKey key) {
    return (key.getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
  }
}

package dev.portcullis.domain.key;

import java.util.Arrays;
import java.util.Optional;

/**
 * The signature algorithms of access tokens (RFC 7518 section 3.1, RFC 8037). Each key is used with
 * one algorithm only.
 */
public enum SigningAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  RS256("RS256"),
  /** RSASSA-PSS with SHA-256. */
  PS256("PS256"),
  /** ECDSA on the curve P-256 with SHA-256. */
  ES256("ES256"),
  /** EdDSA on the curve Ed25519. */
  EDDSA("EdDSA"),
  /** HMAC with SHA-256 and a secret that every verifier shares. */
  HS256("HS256");

  private final String joseName;

  SigningAlgorithm(String joseName) {
    this.joseName = joseName;
  }

  /** The algorithm with this {@code alg} value, compared with case; empty if there is none. */
  public static Optional<SigningAlgorithm> of(String joseName) {
    return Arrays.stream(values()).filter(each -> each.joseName.equals(joseName)).findFirst();
  }

  /** The value of the {@code alg} header. */
  public String joseName() {
    return joseName;
  }

  /** Whether verifiers need the secret itself, so that no key can be published. */
  public boolean isSymmetric() {
    return this == HS256;
  }
}

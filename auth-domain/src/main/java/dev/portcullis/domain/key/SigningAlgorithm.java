package dev.portcullis.domain.key;

import java.util.Arrays;
import java.util.Optional;

/** How access tokens are signed (RFC 7518 section 3.1, RFC 8037). One key, one algorithm. */
public enum SigningAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  RS256("RS256"),
  /** RSASSA-PSS with SHA-256. */
  PS256("PS256"),
  /** ECDSA on the curve P-256 with SHA-256. */
  ES256("ES256"),
  /** Edwards-curve signatures, on Ed25519. */
  EDDSA("EdDSA"),
  /** HMAC with SHA-256, over a secret that every verifier shares. */
  HS256("HS256");

  private final String joseName;

  SigningAlgorithm(String joseName) {
    this.joseName = joseName;
  }

  /** The algorithm that {@code joseName} names, in exactly that spelling. */
  public static Optional<SigningAlgorithm> of(String joseName) {
    return Arrays.stream(values()).filter(each -> each.joseName.equals(joseName)).findFirst();
  }

  /** The {@code alg} header. */
  public String joseName() {
    return joseName;
  }

  /** Whether verifiers need the secret itself, so that nothing can be published. */
  public boolean isSymmetric() {
    return this == HS256;
  }
}

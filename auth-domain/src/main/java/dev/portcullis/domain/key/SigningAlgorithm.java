package dev.portcullis.domain.key;

/** How access tokens are signed (RFC 7518 section 3.1, RFC 8037). One key, one algorithm. */
public enum SigningAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  RS256,
  /** HMAC with SHA-256, over a secret that every verifier shares. */
  HS256;

  /** The {@code alg} header. */
  public String joseName() {
    return name();
  }

  /** Whether verifiers need the secret itself, so that nothing can be published. */
  public boolean isSymmetric() {
    return this == HS256;
  }
}

package dev.portcullis.domain.token;

/**
 * Why an access token is refused. For logs and metrics; clients are told only that it was refused.
 */
public enum RejectionReason {
  /** The text is not three segments of canonical base64url, or is too long. */
  MALFORMED,
  /** The header differs from the one that the issuer writes. */
  HEADER,
  /** No current key has the id of the token. */
  UNKNOWN_KEY,
  /** The signature is wrong. */
  SIGNATURE,
  /** A claim is missing, has the wrong type, or has a wrong value. */
  CLAIMS,
  /** The token is genuine and has expired. */
  EXPIRED,
  /** The token is genuine; its session has ended, or the rights of the user have changed since. */
  REVOKED
}

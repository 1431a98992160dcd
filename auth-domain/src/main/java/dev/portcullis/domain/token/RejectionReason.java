package dev.portcullis.domain.token;

/**
 * Why an access token is refused. For logs and metrics: the bearer is told no more than that it is
 * refused.
 */
public enum RejectionReason {
  /** Not three segments of canonical base64url, or too long. */
  MALFORMED,
  /** The header is not exactly the one we write. */
  HEADER,
  /** No key in use has that id. */
  UNKNOWN_KEY,
  /** The signature is not that of the key. */
  SIGNATURE,
  /** A claim is missing, of the wrong type, or not ours. */
  CLAIMS,
  /** It was good, and has expired. */
  EXPIRED,
  /** It was good; the session or the user's rights have ended or changed since. */
  REVOKED
}

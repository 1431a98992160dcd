package dev.portcullis.domain.revocation;

/** Whether a genuine access token is still valid. */
public enum Standing {
  /** Valid: not revoked, and this node is up to date. */
  GOOD,
  /** Revoked: the session has ended, or the rights of the user have changed. */
  REVOKED,
  /** Not known: this node has not read the revocations of other nodes for too long. */
  UNKNOWN
}

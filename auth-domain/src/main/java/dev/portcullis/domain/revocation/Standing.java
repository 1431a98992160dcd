package dev.portcullis.domain.revocation;

/** Whether a genuine access token still counts. */
public enum Standing {
  /** Nothing was revoked, as far as this node knows, and it knows enough. */
  GOOD,
  /** The session was ended, or the user's rights have changed. */
  REVOKED,
  /** This node has not heard of the others for too long to tell. */
  UNKNOWN
}

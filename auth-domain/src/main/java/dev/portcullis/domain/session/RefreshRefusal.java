package dev.portcullis.domain.session;

/** Why a refresh token is refused. For logs and audit: the bearer is told no more than that. */
public enum RefreshRefusal {
  /** Not a refresh token of ours: no store was asked. */
  FORGED,
  /** There is no such session any more. */
  UNKNOWN,
  /** The session was ended. */
  ENDED,
  /** The session has expired. */
  EXPIRED,
  /** It was replaced long ago; the session has been ended for it. */
  REUSED,
  /**
   * It is ours, and newer than the session knows: the store has lost what it had confirmed, or the
   * key is known to somebody.
   */
  NOT_ISSUED_YET,
  /** The user may not use its account. */
  USER_NOT_ACTIVE
}

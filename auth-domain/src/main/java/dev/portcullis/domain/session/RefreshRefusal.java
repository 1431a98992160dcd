package dev.portcullis.domain.session;

/**
 * Why a refresh token is refused. For logs and the audit trail; clients are told only that it was
 * refused.
 */
public enum RefreshRefusal {
  /** The token is not genuine; the store was not read. */
  FORGED,
  /** The session does not exist any more. */
  UNKNOWN,
  /** The session has ended. */
  ENDED,
  /** The session has expired. */
  EXPIRED,
  /** The token was replaced before, and the grace period is over; the session was ended. */
  REUSED,
  /**
   * The token is genuine, but newer than the stored session: the store has lost committed changes,
   * or the key of the refresh tokens has leaked.
   */
  NOT_ISSUED_YET,
  /** The account of the user is not active. */
  USER_NOT_ACTIVE
}

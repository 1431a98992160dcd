package dev.portcullis.domain.session;

/** Why a session was ended before its expiry. */
public enum SessionEndReason {
  /** The user signed out. */
  SIGNED_OUT,
  /** The user ended it in the list of sessions. */
  ENDED_BY_OWNER,
  /** A replaced refresh token was used again, so two clients had copies of it. */
  REFRESH_TOKEN_REUSED,
  /** The password of the user was changed. */
  PASSWORD_CHANGED,
  /** The account was disabled. */
  ACCOUNT_CLOSED,
  /** An administrator ended all sessions of the user. */
  ENDED_BY_ADMINISTRATOR,
  /** The user had the greatest number of sessions and opened another; this was the oldest. */
  TOO_MANY_SESSIONS
}

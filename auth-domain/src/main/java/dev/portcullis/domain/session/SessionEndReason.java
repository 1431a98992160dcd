package dev.portcullis.domain.session;

/** Why a session was ended before its time. */
public enum SessionEndReason {
  /** Its owner signed out. */
  SIGNED_OUT,
  /** Its owner ended it from another session. */
  ENDED_BY_OWNER,
  /** A refresh token was used that had been replaced: somebody has a copy. */
  REFRESH_TOKEN_REUSED,
  /** Its owner has a new password. */
  PASSWORD_CHANGED,
  /** The account was closed. */
  ACCOUNT_CLOSED,
  /** An administrator ended all sessions of the user. */
  ENDED_BY_ADMINISTRATOR,
  /** The user opened more sessions than one may have, and this was the oldest. */
  TOO_MANY_SESSIONS
}

package dev.portcullis.domain.user;

/** Whether an account may be used. */
public enum UserStatus {
  /** In use. */
  ACTIVE,
  /** Closed for a while by a rule; its owner may get it back. */
  LOCKED,
  /** Closed by an administrator until an administrator opens it. */
  DISABLED
}

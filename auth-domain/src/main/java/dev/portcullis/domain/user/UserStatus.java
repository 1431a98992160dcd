package dev.portcullis.domain.user;

/** Whether an account may be used. */
public enum UserStatus {
  /** The account is in use. */
  ACTIVE,
  /** The account was locked automatically; its owner can unlock it. */
  LOCKED,
  /** An administrator disabled the account; only an administrator can enable it. */
  DISABLED
}

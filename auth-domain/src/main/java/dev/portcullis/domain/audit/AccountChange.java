package dev.portcullis.domain.audit;

import dev.portcullis.domain.user.UserStatus;

/** What an administrator can change about an account. */
public enum AccountChange {
  /** It has another name. */
  USERNAME,
  /** It has another e-mail address. */
  EMAIL,
  /** It may be used. */
  STATUS_ACTIVE,
  /** It was locked. */
  STATUS_LOCKED,
  /** It was disabled. */
  STATUS_DISABLED;

  /** The account is {@code status} now. */
  public static AccountChange to(UserStatus status) {
    return switch (status) {
      case ACTIVE -> STATUS_ACTIVE;
      case LOCKED -> STATUS_LOCKED;
      case DISABLED -> STATUS_DISABLED;
    };
  }
}

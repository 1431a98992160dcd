package dev.portcullis.domain;

/**
 * The stable codes of all refusals of the domain and its use cases. A released code never changes
 * its meaning, because clients depend on it.
 */
public enum ErrorCode {
  /** One or more values break a rule; the violations say which. */
  VALIDATION_FAILED("validation-failed"),
  /** Unknown user, wrong password, or an account that is not active; clients are not told which. */
  INVALID_CREDENTIALS("invalid-credentials"),
  /** A signed-in user gave a wrong current password. */
  WRONG_PASSWORD("wrong-password"),
  /** Too many attempts; the refusal says when to try again. */
  TOO_MANY_ATTEMPTS("too-many-attempts"),
  /** A protected operation without any access token. */
  MISSING_TOKEN("missing-token"),
  /** The access token is invalid, expired or revoked. */
  INVALID_TOKEN("invalid-token"),
  /** The refresh token is invalid, expired or replaced, or its session has ended. */
  INVALID_REFRESH_TOKEN("invalid-refresh-token"),
  /** The actor is authenticated but lacks the permission or role. */
  ACCESS_DENIED("access-denied"),
  /** Another user has the username, compared without regard to case. */
  USERNAME_TAKEN("username-taken"),
  /** Another user has the e-mail address, compared without regard to case. */
  EMAIL_TAKEN("email-taken"),
  /** A sign-up or the definition of a role names a role that does not exist. */
  UNKNOWN_ROLE("unknown-role"),
  /** A sign-up requests a role that only an administrator may assign. */
  ROLE_NOT_SELF_ASSIGNABLE("role-not-self-assignable"),
  /** The user does not exist. */
  USER_NOT_FOUND("user-not-found"),
  /** The role does not exist. */
  ROLE_NOT_FOUND("role-not-found"),
  /** A change would let a role inherit itself. */
  ROLE_CYCLE("role-cycle"),
  /** The role cannot be removed while a user holds it or a role inherits it. */
  ROLE_IN_USE("role-in-use"),
  /** The role comes with every installation and cannot be removed. */
  BUILT_IN_ROLE("built-in-role"),
  /** The record is not in the state that the request named as its condition. */
  PRECONDITION_FAILED("precondition-failed"),
  /** The actor has no such session. */
  SESSION_NOT_FOUND("session-not-found"),
  /** The user would have more roles than an access token can carry. */
  TOO_MANY_ROLES("too-many-roles"),
  /** No active user who can assign roles would remain. */
  LAST_ADMIN("last-admin"),
  /** Access tokens are signed with a shared secret, which the server cannot rotate. */
  KEYS_NOT_ROTATABLE("keys-not-rotatable"),
  /**
   * The record was changed since it was read; reading it again and repeating the change may
   * succeed.
   */
  CONCURRENT_UPDATE("concurrent-update"),
  /** Too many passwords wait to be hashed; trying again later may succeed. */
  BUSY("busy"),
  /** The store cannot be reached or did not answer in time. */
  STORE_UNAVAILABLE("store-unavailable");

  private final String text;

  ErrorCode(String text) {
    this.text = text;
  }

  /** The code as sent to clients, in kebab case. */
  public String text() {
    return text;
  }
}

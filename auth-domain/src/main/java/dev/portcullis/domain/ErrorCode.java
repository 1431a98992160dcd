package dev.portcullis.domain;

/**
 * The stable names of all refusals of the domain and its use cases. A text, once released, never
 * changes its meaning: clients branch on it.
 */
public enum ErrorCode {
  /** A value breaks a rule; the violations say which. */
  VALIDATION_FAILED("validation-failed"),
  /**
   * Unknown user, wrong password or an account that may not sign in: outsiders cannot tell which.
   */
  INVALID_CREDENTIALS("invalid-credentials"),
  /** The actor is known, and gave a wrong current password. */
  WRONG_PASSWORD("wrong-password"),
  /** It was tried too often; the refusal says when to try again. */
  TOO_MANY_ATTEMPTS("too-many-attempts"),
  /** A protected operation without any access token. */
  MISSING_TOKEN("missing-token"),
  /** An access token that is not, or no longer, good. */
  INVALID_TOKEN("invalid-token"),
  /** A refresh token that is not, or no longer, good. */
  INVALID_REFRESH_TOKEN("invalid-refresh-token"),
  /** The actor is known but not allowed. */
  ACCESS_DENIED("access-denied"),
  /** Another account has the username, compared without regard to case. */
  USERNAME_TAKEN("username-taken"),
  /** Another account has the e-mail address, compared without regard to case. */
  EMAIL_TAKEN("email-taken"),
  /** A sign-up names a role that does not exist. */
  UNKNOWN_ROLE("unknown-role"),
  /** A sign-up names a role that only an administrator may give. */
  ROLE_NOT_SELF_ASSIGNABLE("role-not-self-assignable"),
  /** No such user. */
  USER_NOT_FOUND("user-not-found"),
  /** No such role. */
  ROLE_NOT_FOUND("role-not-found"),
  /** The actor has no such session. */
  SESSION_NOT_FOUND("session-not-found"),
  /** The user would hold more roles than an access token has room for. */
  TOO_MANY_ROLES("too-many-roles"),
  /** Nobody would be left who can assign roles. */
  LAST_ADMIN("last-admin"),
  /** Tokens are signed with a shared secret: there are no keys to rotate. */
  KEYS_NOT_ROTATABLE("keys-not-rotatable"),
  /**
   * The record changed since it was read; reading it again and repeating the change may succeed.
   */
  CONCURRENT_UPDATE("concurrent-update"),
  /** More passwords wait to be hashed than can be soon; trying again later may succeed. */
  BUSY("busy"),
  /** The store cannot be reached or did not answer in time. */
  STORE_UNAVAILABLE("store-unavailable");

  private final String text;

  ErrorCode(String text) {
    this.text = text;
  }

  /** The code as clients see it, in kebab case. */
  public String text() {
    return text;
  }
}

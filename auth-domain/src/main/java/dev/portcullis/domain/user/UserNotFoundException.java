package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** The user does not exist. */
public final class UserNotFoundException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient UserId user;

  /** {@code user} does not exist. */
  public UserNotFoundException(UserId user) {
    super(ErrorCode.USER_NOT_FOUND, "user not found: " + requireNonNull(user, "user"));
    this.user = user;
  }

  /** The id of the user that was not found. */
  public UserId user() {
    return user;
  }
}

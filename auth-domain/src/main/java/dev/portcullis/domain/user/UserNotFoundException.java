package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** No user has that id. */
public final class UserNotFoundException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient UserId user;

  /** There is no {@code user}. */
  public UserNotFoundException(UserId user) {
    super(ErrorCode.USER_NOT_FOUND, "no user " + requireNonNull(user, "user"));
    this.user = user;
  }

  /** The id that was looked for. */
  public UserId user() {
    return user;
  }
}

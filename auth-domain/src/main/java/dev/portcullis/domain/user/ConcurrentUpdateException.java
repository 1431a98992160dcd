package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A user was changed or removed by another transaction between reading and storing it. */
public final class ConcurrentUpdateException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient UserId user;

  /** The stored {@code user} differs from the one that was read. */
  public ConcurrentUpdateException(UserId user) {
    super(
        ErrorCode.CONCURRENT_UPDATE,
        "user " + requireNonNull(user, "user") + " was changed by another request");
    this.user = user;
  }

  /** The user that changed. */
  public UserId user() {
    return user;
  }
}

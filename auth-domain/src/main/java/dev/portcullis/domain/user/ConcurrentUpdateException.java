package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A user changed, or went, between reading and storing it. */
public final class ConcurrentUpdateException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient UserId user;

  /** {@code user} is not stored as it was read. */
  public ConcurrentUpdateException(UserId user) {
    super(
        ErrorCode.CONCURRENT_UPDATE, "user " + requireNonNull(user, "user") + " changed meanwhile");
    this.user = user;
  }

  /** The user that changed. */
  public UserId user() {
    return user;
  }
}

package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** The roles user, moderator and admin cannot be removed. */
public final class BuiltInRoleException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient RoleName role;

  /** {@code role} is built in. */
  public BuiltInRoleException(RoleName role) {
    super(ErrorCode.BUILT_IN_ROLE, "role " + requireNonNull(role, "role") + " is built in");
    this.role = role;
  }

  /** The role that was to be removed. */
  public RoleName role() {
    return role;
  }
}

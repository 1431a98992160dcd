package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A role cannot be removed while a user holds it or a role inherits it. */
public final class RoleInUseException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient RoleName role;

  /** {@code role} is in use. */
  public RoleInUseException(RoleName role) {
    super(
        ErrorCode.ROLE_IN_USE,
        "role " + requireNonNull(role, "role") + " is assigned or inherited");
    this.role = role;
  }

  /** The role that was to be removed. */
  public RoleName role() {
    return role;
  }
}

package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A sign-up requests a role that only an administrator may assign. */
public final class RoleNotSelfAssignableException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient RoleName role;

  /** {@code role} exists but cannot be requested at sign-up. */
  public RoleNotSelfAssignableException(RoleName role) {
    super(
        ErrorCode.ROLE_NOT_SELF_ASSIGNABLE,
        "role " + requireNonNull(role, "role") + " cannot be requested at sign-up");
    this.role = role;
  }

  /** The requested role. */
  public RoleName role() {
    return role;
  }
}

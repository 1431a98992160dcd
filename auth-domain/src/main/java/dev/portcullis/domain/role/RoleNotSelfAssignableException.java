package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A sign-up asks for a role that only an administrator may give. */
public final class RoleNotSelfAssignableException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient RoleName role;

  /** {@code role} exists, and nobody gives it to themselves. */
  public RoleNotSelfAssignableException(RoleName role) {
    super(
        ErrorCode.ROLE_NOT_SELF_ASSIGNABLE,
        "role " + requireNonNull(role, "role") + " is not self-assignable");
    this.role = role;
  }

  /** The role that was asked for. */
  public RoleName role() {
    return role;
  }
}

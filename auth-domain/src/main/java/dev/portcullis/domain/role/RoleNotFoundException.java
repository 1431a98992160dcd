package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** The role does not exist. */
public final class RoleNotFoundException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient RoleName role;

  /** {@code role} does not exist. */
  public RoleNotFoundException(RoleName role) {
    super(ErrorCode.ROLE_NOT_FOUND, "role not found: " + requireNonNull(role, "role"));
    this.role = role;
  }

  /** The name of the role that was not found. */
  public RoleName role() {
    return role;
  }
}

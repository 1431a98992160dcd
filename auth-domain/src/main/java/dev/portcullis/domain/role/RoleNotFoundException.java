package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** No role has that name. */
public final class RoleNotFoundException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient RoleName role;

  /** There is no {@code role}. */
  public RoleNotFoundException(RoleName role) {
    super(ErrorCode.ROLE_NOT_FOUND, "no role " + requireNonNull(role, "role"));
    this.role = role;
  }

  /** The name that was looked for. */
  public RoleName role() {
    return role;
  }
}

package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A change would let a role inherit itself, directly or through others. */
public final class RoleCycleException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient RoleName role;

  /** {@code role} would inherit itself. */
  public RoleCycleException(RoleName role) {
    super(ErrorCode.ROLE_CYCLE, "role " + requireNonNull(role, "role") + " would inherit itself");
    this.role = role;
  }

  /** The role that was to be changed. */
  public RoleName role() {
    return role;
  }
}

package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A sign-up asks for a role that does not exist. */
public final class UnknownRoleException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final String requested;

  /** Nothing is called {@code requested}, which need not even have the shape of a role name. */
  public UnknownRoleException(String requested) {
    super(ErrorCode.UNKNOWN_ROLE, "a sign-up asks for a role that does not exist");
    this.requested = requireNonNull(requested, "requested");
  }

  /** The name as it was asked for: outside text. */
  public String requested() {
    return requested;
  }
}

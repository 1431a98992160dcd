package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** A sign-up or the definition of a role names a role that does not exist. */
public final class UnknownRoleException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final String requested;

  /** No role has the name {@code requested}, which may be any text. */
  public UnknownRoleException(String requested) {
    super(ErrorCode.UNKNOWN_ROLE, "a request names a role that does not exist");
    this.requested = requireNonNull(requested, "requested");
  }

  /** The requested name: unchecked text from a client. */
  public String requested() {
    return requested;
  }
}

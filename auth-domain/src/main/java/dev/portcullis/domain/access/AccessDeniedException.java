package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/** The actor is known, and not allowed. */
public final class AccessDeniedException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final DenyReason reason;
  private final transient Optional<RoleName> requiredRole;

  private AccessDeniedException(
      DenyReason reason, Optional<RoleName> requiredRole, String message) {
    super(ErrorCode.ACCESS_DENIED, message);
    this.reason = requireNonNull(reason, "reason");
    this.requiredRole = requiredRole;
  }

  /** {@code permission} is denied for {@code reason}. */
  public static AccessDeniedException of(Permission permission, DenyReason reason) {
    return new AccessDeniedException(
        reason, Optional.empty(), "denied " + permission + ": " + reason);
  }

  /** {@code role} is required and missing. */
  public static AccessDeniedException ofMissingRole(RoleName role) {
    return new AccessDeniedException(
        DenyReason.ROLE_MISSING, Optional.of(role), "denied: role " + role + " missing");
  }

  /** Why. */
  public DenyReason reason() {
    return reason;
  }

  /** The role that would have opened the door, where the question was about a role. */
  public Optional<RoleName> requiredRole() {
    return requiredRole;
  }
}

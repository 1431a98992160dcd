package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/** The actor is authenticated but lacks a permission or role. */
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
        reason, Optional.empty(), "access denied: permission " + permission + ": " + reason);
  }

  /** The actor does not itself hold all that it would hand on or act upon. */
  public static AccessDeniedException ofExcess() {
    return new AccessDeniedException(
        DenyReason.EXCEEDS_OWN_RIGHTS,
        Optional.empty(),
        "denied: " + DenyReason.EXCEEDS_OWN_RIGHTS);
  }

  /** {@code role} is required and missing. */
  public static AccessDeniedException ofMissingRole(RoleName role) {
    return new AccessDeniedException(
        DenyReason.ROLE_MISSING, Optional.of(role), "access denied: role " + role + " is missing");
  }

  /** The reason. */
  public DenyReason reason() {
    return reason;
  }

  /** The missing role; empty if a permission was required. */
  public Optional<RoleName> requiredRole() {
    return requiredRole;
  }
}

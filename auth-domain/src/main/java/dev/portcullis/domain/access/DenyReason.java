package dev.portcullis.domain.access;

/** Why access is denied. */
public enum DenyReason {
  /** No role of the actor grants the permission. */
  NOT_GRANTED,
  /**
   * The permission is granted for the actor's own resources only, and the resource belongs to
   * another user.
   */
  NOT_OWNER,
  /** The actor neither has nor inherits the role. */
  ROLE_MISSING
}

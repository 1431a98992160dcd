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
  /** The actor neither holds nor inherits the role. */
  ROLE_MISSING,
  /** The actor would assign, or act on a user who holds, more rights than its own. */
  EXCEEDS_OWN_RIGHTS
}

package dev.portcullis.domain.access;

/** Why the policy denies. */
public enum DenyReason {
  /** No role of the actor grants the permission. */
  NOT_GRANTED,
  /**
   * The permission is granted for the actor's own resources only, and this one is somebody else's.
   */
  NOT_OWNER,
  /** The actor neither holds nor inherits the role. */
  ROLE_MISSING
}

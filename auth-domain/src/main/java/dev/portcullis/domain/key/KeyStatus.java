package dev.portcullis.domain.key;

/** Where in its life a signing key is. It only ever moves down this list. */
public enum KeyStatus {
  /** Published, so that verifiers get to know it, and not yet used. */
  NEXT,
  /** Signs. */
  ACTIVE,
  /** Signs no more; its tokens count until the last has expired. */
  RETIRING,
  /** Its tokens count no more, and it is no longer published. */
  GONE
}

package dev.portcullis.domain.key;

/** The status of a signing key. It changes only in the order of this list. */
public enum KeyStatus {
  /** Published, so that verifiers can fetch it, but not used yet. */
  NEXT,
  /** Signs. */
  ACTIVE,
  /** No longer signs; its tokens stay valid until they expire. */
  RETIRING,
  /** Its tokens are invalid, and it is no longer published. */
  GONE
}

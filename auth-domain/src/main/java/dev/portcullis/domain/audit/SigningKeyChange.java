package dev.portcullis.domain.audit;

/** The kinds of change of a signing key. */
public enum SigningKeyChange {
  /** The key was created as the first of the store, and signs at once. */
  CREATED,
  /** The key was published as the next key, by schedule or at the request of an administrator. */
  PUBLISHED,
  /** The key was created in an emergency, to replace all others. */
  REPLACED_ALL,
  /**
   * The schedule of the key was changed: its tokens are refused as soon as the replacement signs.
   */
  REFUSED,
  /** The key was removed, some time after the last of its tokens had expired. */
  REMOVED
}

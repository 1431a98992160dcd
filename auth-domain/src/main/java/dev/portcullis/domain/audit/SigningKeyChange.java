package dev.portcullis.domain.audit;

/** What can happen to a signing key. */
public enum SigningKeyChange {
  /** It was made on a database without keys, and signs at once. */
  CREATED,
  /** It was published as the next key: by schedule, or because an administrator asked for it. */
  PUBLISHED,
  /** It was made in an emergency, to sign in the place of all others. */
  REPLACED_ALL,
  /** Its schedule was changed: its tokens are refused from when the replacement signs. */
  REFUSED,
  /** It was removed, some time after the last of its tokens had expired. */
  REMOVED
}

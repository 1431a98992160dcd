package dev.portcullis.domain.credential;

/** Why no password can match a stored hash. */
public enum HashDefect {
  /** The format is unknown. */
  MALFORMED,
  /** Its cost is higher than the allowed maximum. */
  TOO_COSTLY,
  /** It needs a pepper that is not configured. */
  UNKNOWN_PEPPER
}

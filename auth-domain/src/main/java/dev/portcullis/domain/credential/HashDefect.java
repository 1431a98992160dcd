package dev.portcullis.domain.credential;

/** Why a stored hash can verify no password. */
public enum HashDefect {
  /** It has no form that is known. */
  MALFORMED,
  /** To verify it would take more work than any hash may. */
  TOO_COSTLY,
  /** It was made with a pepper that is not configured. */
  UNKNOWN_PEPPER
}

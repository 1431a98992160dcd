package dev.portcullis.domain.ratelimit;

/**
 * The kinds of limits. All of them fail closed: if the store of the counters cannot be reached, the
 * attempt is refused with {@link dev.portcullis.domain.StoreUnavailableException}, because
 * uncounted attempts would allow a flood.
 */
public enum RateLimit {
  /** Attempts with one username or address, from all sources; known sources are exempt. */
  ACCOUNT,
  /** Attempts with one username or address, from one source. */
  ACCOUNT_AND_SOURCE,
  /**
   * Attempts on one user, by username and address together, from all sources; known sources are
   * exempt.
   */
  USER,
  /** Attempts on one user, by username and address together, from one source. */
  USER_AND_SOURCE,
  /** Attempts from one source on all accounts. */
  SOURCE,
  /** All attempts from all sources; known sources are exempt. */
  GLOBAL,
  /** Sign-ups from one source. */
  SIGN_UP,
  /** Exports of the data of one user. */
  EXPORT
}

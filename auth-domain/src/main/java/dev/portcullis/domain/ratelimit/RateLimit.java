package dev.portcullis.domain.ratelimit;

/**
 * What is limited. Every one of them fails closed: when the store that counts cannot be reached,
 * the attempt is refused as such, because uncounted attempts are what a flood is made of.
 */
public enum RateLimit {
  /** Attempts on one name or address, from wherever they come; known sources pass. */
  ACCOUNT,
  /** Attempts on one name or address from one source. */
  ACCOUNT_AND_SOURCE,
  /** Attempts on one user, by whichever name or address; known sources pass. */
  USER,
  /** Attempts on one user from one source. */
  USER_AND_SOURCE,
  /** Attempts from one source on whatever account. */
  SOURCE,
  /** All attempts; known sources pass. */
  GLOBAL,
  /** Accounts opened from one source. */
  SIGN_UP
}

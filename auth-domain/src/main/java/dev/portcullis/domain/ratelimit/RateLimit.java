package dev.portcullis.domain.ratelimit;

/**
 * What is limited. Every one of them fails closed: when the store that counts cannot be reached,
 * the attempt is refused as such, because uncounted attempts are what a flood is made of.
 */
public enum RateLimit {
  /** Attempts on one account, from wherever they come; known sources pass. */
  ACCOUNT,
  /** Attempts on one account from one source. */
  ACCOUNT_AND_SOURCE,
  /** Attempts from one source on whatever account. */
  SOURCE,
  /** All attempts; known sources pass. */
  GLOBAL,
  /** Accounts opened from one source. */
  SIGN_UP
}

package dev.portcullis.adapter.token;

/** Bounds that the issuer keeps and the verifier checks. */
final class TokenLimits {
  /** Characters of a whole token. */
  static final int MAX_LENGTH = 4096;

  /**
   * Roles in a token: with 32 names of 32 characters, the longest issuer and audience and a
   * 3072-bit signature, a token is still shorter than {@link #MAX_LENGTH}.
   */
  static final int MAX_ROLES = 32;

  /** How far ahead of ours the clock of the node that issued a token may be, in seconds. */
  static final int MAX_CLOCK_SKEW_SECONDS = 30;

  private TokenLimits() {}
}

package dev.portcullis.adapter.token;

/** Limits that both the issuer and the verifier apply. */
final class TokenLimits {
  /** Maximum length of a token, in characters. */
  static final int MAX_LENGTH = 4096;

  /**
   * Maximum number of roles in a token. With 32 names of 32 characters, the longest issuer and
   * audience, and a 3072-bit signature, a token is still shorter than {@link #MAX_LENGTH}.
   */
  static final int MAX_ROLES = 32;

  /** Maximum lead of the issuing node's clock over this node's clock, in seconds. */
  static final int MAX_CLOCK_SKEW_SECONDS = 30;

  private TokenLimits() {}
}

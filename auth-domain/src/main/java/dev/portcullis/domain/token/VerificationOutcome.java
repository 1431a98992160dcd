package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;

/** The outcome of verifying an access token. */
public sealed interface VerificationOutcome {
  /**
   * The token is genuine and has not expired.
   *
   * @param claims its claims
   */
  record Verified(AccessTokenClaims claims) implements VerificationOutcome {
    /** The claims are required. */
    public Verified {
      requireNonNull(claims, "claims");
    }
  }

  /**
   * The token is refused.
   *
   * @param reason the reason, for logs and metrics; clients are not told
   */
  record Rejected(RejectionReason reason) implements VerificationOutcome {
    /** The reason is required. */
    public Rejected {
      requireNonNull(reason, "reason");
    }
  }

  /** The token cannot be verified, because the signing keys have not been loaded yet. */
  record Unavailable() implements VerificationOutcome {}

  /** Applies the function for this outcome. */
  default <T> T fold(
      Function<AccessTokenClaims, T> verified,
      Function<RejectionReason, T> rejected,
      Supplier<T> unavailable) {
    if (this instanceof Verified good) {
      return verified.apply(good.claims());
    }
    if (this instanceof Rejected bad) {
      return rejected.apply(bad.reason());
    }
    return unavailable.get();
  }
}

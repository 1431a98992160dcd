package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;

/** What verifying an access token comes to. */
public sealed interface VerificationOutcome {
  /**
   * It is ours and has not expired.
   *
   * @param claims what it says
   */
  record Verified(AccessTokenClaims claims) implements VerificationOutcome {
    /** The claims are required. */
    public Verified {
      requireNonNull(claims, "claims");
    }
  }

  /**
   * It is refused.
   *
   * @param reason why; for logs and metrics, never for the bearer
   */
  record Rejected(RejectionReason reason) implements VerificationOutcome {
    /** The reason is required. */
    public Rejected {
      requireNonNull(reason, "reason");
    }
  }

  /** It cannot be told, because the keys are not known: the store has not been read yet. */
  record Unavailable() implements VerificationOutcome {}

  /** The value for whichever of the three this is. */
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

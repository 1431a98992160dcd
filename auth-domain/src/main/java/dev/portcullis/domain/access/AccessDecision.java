package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;

/** A decision of the access policy. */
public sealed interface AccessDecision {
  /** Access is permitted. */
  record Permit() implements AccessDecision {}

  /**
   * Access is denied.
   *
   * @param reason the reason
   */
  record Deny(DenyReason reason) implements AccessDecision {
    /** The reason is required. */
    public Deny {
      requireNonNull(reason, "reason");
    }
  }

  /** Applies the function for this decision. */
  default <T> T fold(Supplier<T> permitted, Function<DenyReason, T> denied) {
    return this instanceof Deny deny ? denied.apply(deny.reason()) : permitted.get();
  }

  /** Whether access is permitted. */
  default boolean isPermitted() {
    return fold(() -> true, reason -> false);
  }
}

package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;

/** What the policy says to one question. */
public sealed interface AccessDecision {
  /** The actor may. */
  record Permit() implements AccessDecision {}

  /**
   * The actor may not.
   *
   * @param reason why
   */
  record Deny(DenyReason reason) implements AccessDecision {
    /** The reason is required. */
    public Deny {
      requireNonNull(reason, "reason");
    }
  }

  /** The value for whichever of the two this is. */
  default <T> T fold(Supplier<T> permitted, Function<DenyReason, T> denied) {
    return this instanceof Deny deny ? denied.apply(deny.reason()) : permitted.get();
  }

  /** Whether the actor may. */
  default boolean isPermitted() {
    return fold(() -> true, reason -> false);
  }
}

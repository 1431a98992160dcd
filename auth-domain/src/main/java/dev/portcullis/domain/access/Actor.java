package dev.portcullis.domain.access;

import java.util.function.Function;

/** Who calls a use case, as far as the system knows. Immutable. */
public sealed interface Actor permits UserActor, Operator {
  /** The result of {@code user} for a signed-in user, that of {@code operator} for an operator. */
  <T> T fold(Function<UserActor, T> user, Function<Operator, T> operator);
}

package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/**
 * Who caused an event: a user or an operator. Immutable.
 *
 * @param user the user, if it was one
 * @param operator the operator, if it was one
 */
public record AuditActor(Optional<UserId> user, Optional<Operator> operator) {
  /**
   * One of the two.
   *
   * @throws IllegalArgumentException if both or none is given
   */
  public AuditActor {
    requireNonNull(user, "user");
    requireNonNull(operator, "operator");
    if (user.isPresent() == operator.isPresent()) {
      throw new IllegalArgumentException("an actor is a user or an operator");
    }
  }

  /** The user {@code id}. */
  public static AuditActor of(UserId id) {
    return new AuditActor(Optional.of(id), Optional.empty());
  }

  /** The user or operator that {@code actor} is. */
  public static AuditActor of(Actor actor) {
    return actor.fold(
        user -> of(user.user()),
        operator -> new AuditActor(Optional.empty(), Optional.of(operator)));
  }
}

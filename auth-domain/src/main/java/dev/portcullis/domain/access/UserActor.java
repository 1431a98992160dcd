package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.util.Set;
import java.util.function.Function;

/**
 * An authenticated user who calls a use case, in one of its sessions. Immutable.
 *
 * @param user the user
 * @param session the session of the call
 * @param roles the roles assigned to the user, without inherited ones
 */
public record UserActor(UserId user, SessionId session, Set<RoleName> roles) implements Actor {
  /** Copies {@code roles}. */
  public UserActor {
    requireNonNull(user, "user");
    requireNonNull(session, "session");
    roles = Set.copyOf(roles);
  }

  @Override
  public <T> T fold(Function<UserActor, T> user, Function<Operator, T> operator) {
    return user.apply(this);
  }
}

package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.util.Set;

/**
 * Who asks: an authenticated user, in one of its sessions.
 *
 * @param user the user
 * @param session the session it acts in
 * @param roles the roles assigned to it, without those they inherit
 */
public record Actor(UserId user, SessionId session, Set<RoleName> roles) {
  /** Copies {@code roles}. */
  public Actor {
    requireNonNull(user, "user");
    requireNonNull(session, "session");
    roles = Set.copyOf(roles);
  }
}

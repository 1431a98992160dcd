package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserRepository;
import java.time.Clock;
import java.util.List;

/**
 * Lists the sessions of a user, for actors with the permission {@code sessions:revoke}.
 * Thread-safe.
 */
public final class ReadSessionsOf {
  private final UserRepository users;
  private final SessionRepository sessions;
  private final AccessPolicySource policies;
  private final Clock clock;

  /** Reads {@code sessions} of {@code users}, for actors that {@code policies} permit. */
  public ReadSessionsOf(
      UserRepository users, SessionRepository sessions, AccessPolicySource policies, Clock clock) {
    this.users = requireNonNull(users, "users");
    this.sessions = requireNonNull(sessions, "sessions");
    this.policies = requireNonNull(policies, "policies");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The live sessions of the user {@code id}, oldest first.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     sessions:revoke}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public List<Session> read(Actor actor, UserId id) {
    policies.current().require(actor, Permission.SESSIONS_REVOKE);
    if (users.findById(id).isEmpty()) {
      throw new UserNotFoundException(id);
    }
    return sessions.findLive(id, clock.instant());
  }
}

package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.role.RoleName;
import java.time.Clock;
import java.util.Set;

/** Creates new users with an id and the current time. Thread-safe; stores nothing. */
public final class UserFactory {
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** Users with ids from {@code ids} and the time of {@code clock}. */
  public UserFactory(TimeOrderedIds ids, Clock clock) {
    this.ids = requireNonNull(ids, "ids");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * A new user; see {@link User#register}.
   *
   * @throws TooManyRolesException if there are more than {@value User#MAX_ROLES} roles
   */
  public User register(Username username, EmailAddress email, Set<RoleName> roles) {
    return User.register(new UserId(ids.next()), username, email, roles, clock.instant());
  }
}

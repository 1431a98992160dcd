package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.role.RoleName;
import java.time.Clock;
import java.util.Set;

/** Makes new users: gives them their id and the time. Thread-safe; stores nothing. */
public final class UserFactory {
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** Users with ids of {@code ids}, created at the time of {@code clock}. */
  public UserFactory(TimeOrderedIds ids, Clock clock) {
    this.ids = requireNonNull(ids, "ids");
    this.clock = requireNonNull(clock, "clock");
  }

  /** A new user, see {@link User#register}. */
  public User register(Username username, EmailAddress email, Set<RoleName> roles) {
    return User.register(new UserId(ids.next()), username, email, roles, clock.instant());
  }
}

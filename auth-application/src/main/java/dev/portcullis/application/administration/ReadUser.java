package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.user.AccountName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserRepository;
import java.util.Optional;

/** Reads one account, for actors with the permission {@code users:read}. Thread-safe. */
public final class ReadUser {
  private final UserRepository users;
  private final AccessPolicySource policies;

  /** Reads {@code users} for actors that {@code policies} permit. */
  public ReadUser(UserRepository users, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * The user {@code id}, as stored now.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     users:read}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public User read(Actor actor, UserId id) {
    policies.current().require(actor, Permission.USERS_READ);
    return users.findById(id).orElseThrow(() -> new UserNotFoundException(id));
  }

  /**
   * The user whose username or e-mail address is {@code name}, as stored now; empty if there is
   * none.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     users:read}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public Optional<User> find(Actor actor, AccountName name) {
    policies.current().require(actor, Permission.USERS_READ);
    return name.email()
        .flatMap(users::findByEmail)
        .or(() -> name.username().flatMap(users::findByUsername));
  }
}

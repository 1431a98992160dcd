package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A user with its roles. Immutable: a change returns a new user, which is stored only when it is
 * passed to the repository.
 *
 * @param id the id
 * @param username the name for sign-in
 * @param email the e-mail address, also for sign-in
 * @param status whether the account may be used
 * @param roles the roles assigned to it, without inherited ones
 * @param epoch the {@code ver} claim of access tokens; raising it revokes all tokens issued before
 * @param version the number of updates, for optimistic locking
 * @param createdAt when it was created, in whole microseconds
 */
public record User(
    UserId id,
    Username username,
    EmailAddress email,
    UserStatus status,
    Set<RoleName> roles,
    long epoch,
    long version,
    Instant createdAt) {

  /** The greatest number of roles of a user, because an access token carries all of them. */
  public static final int MAX_ROLES = 32;

  /**
   * Copies {@code roles}; cuts {@code createdAt} to the microseconds that every store keeps.
   *
   * @throws TooManyRolesException if there are more than {@value #MAX_ROLES} roles
   */
  public User {
    requireNonNull(id, "id");
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(status, "status");
    roles = Set.copyOf(roles);
    if (roles.size() > MAX_ROLES) {
      throw new TooManyRolesException();
    }
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** A new user: active, with epoch and version 0. */
  public static User register(
      UserId id, Username username, EmailAddress email, Set<RoleName> roles, Instant now) {
    return new User(id, username, email, UserStatus.ACTIVE, roles, 0, 0, now);
  }

  /** Whether this user may sign in and use its tokens. */
  public boolean isActive() {
    return status == UserStatus.ACTIVE;
  }

  /**
   * This user with the additional role and the next epoch; this user itself if it has the role
   * already.
   *
   * @throws TooManyRolesException if it would have more than {@value #MAX_ROLES} roles
   */
  public User assign(RoleName role) {
    return roles.contains(requireNonNull(role, "role")) ? this : withRoles(held -> held.add(role));
  }

  /**
   * This user without the role and with the next epoch; this user itself if it does not have the
   * role.
   */
  public User revoke(RoleName role) {
    return roles.contains(requireNonNull(role, "role"))
        ? withRoles(held -> held.remove(role))
        : this;
  }

  /** This user with the next epoch, which revokes all access tokens issued before. */
  public User withTokensRevoked() {
    return new User(id, username, email, status, roles, epoch + 1, version, createdAt);
  }

  /**
   * This user with the status {@code next} and the next epoch; this user itself if it has that
   * status already.
   */
  public User withStatus(UserStatus next) {
    return status == requireNonNull(next, "next")
        ? this
        : new User(id, username, email, next, roles, epoch + 1, version, createdAt);
  }

  /** This user with another name and address; its tokens stay valid. */
  public User renamed(Username name, EmailAddress address) {
    return new User(id, name, address, status, roles, epoch, version, createdAt);
  }

  /** This user with the version that it has in the store after one more update. */
  public User nextVersion() {
    return new User(id, username, email, status, roles, epoch, version + 1, createdAt);
  }

  private User withRoles(Consumer<Set<RoleName>> change) {
    Set<RoleName> changed = new TreeSet<>(roles);
    change.accept(changed);
    return new User(id, username, email, status, changed, epoch + 1, version, createdAt);
  }
}

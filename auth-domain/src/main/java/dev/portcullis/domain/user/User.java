package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A user and the roles it holds. Immutable: a change returns a new user, and nothing is stored
 * until a repository is told.
 *
 * @param id identity
 * @param username the name it signs in with
 * @param email its address
 * @param status whether it may be used
 * @param roles the roles assigned to it, without those they inherit
 * @param epoch raised whenever access tokens issued before must no longer count: the {@code ver}
 *     claim
 * @param version how often it was stored; the basis of optimistic locking
 * @param createdAt when it signed up, in whole microseconds
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

  /** The greatest number of roles a user holds: an access token carries them all. */
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

  /** A user who has just signed up: active, of epoch and version 0. */
  public static User register(
      UserId id, Username username, EmailAddress email, Set<RoleName> roles, Instant now) {
    return new User(id, username, email, UserStatus.ACTIVE, roles, 0, 0, now);
  }

  /** Whether this user may sign in and use the tokens it has. */
  public boolean isActive() {
    return status == UserStatus.ACTIVE;
  }

  /**
   * This user with one role more, and an epoch more; itself if it holds the role already.
   *
   * @throws TooManyRolesException if it would hold more than {@value #MAX_ROLES}
   */
  public User assign(RoleName role) {
    return roles.contains(requireNonNull(role, "role")) ? this : withRoles(held -> held.add(role));
  }

  /** This user with one role less, and an epoch more; itself if it does not hold the role. */
  public User revoke(RoleName role) {
    return roles.contains(requireNonNull(role, "role"))
        ? withRoles(held -> held.remove(role))
        : this;
  }

  /** This user with an epoch more, so that none of its access tokens from before counts. */
  public User withTokensRevoked() {
    return new User(id, username, email, status, roles, epoch + 1, version, createdAt);
  }

  /** This user of that status, with an epoch more; itself if it is of that status already. */
  public User withStatus(UserStatus next) {
    return status == requireNonNull(next, "next")
        ? this
        : new User(id, username, email, next, roles, epoch + 1, version, createdAt);
  }

  /** This user under another name and address; its tokens go on counting. */
  public User renamed(Username name, EmailAddress address) {
    return new User(id, name, address, status, roles, epoch, version, createdAt);
  }

  /** The same user as it stands in the store after one more update. */
  public User nextVersion() {
    return new User(id, username, email, status, roles, epoch, version + 1, createdAt);
  }

  private User withRoles(Consumer<Set<RoleName>> change) {
    Set<RoleName> changed = new TreeSet<>(roles);
    change.accept(changed);
    return new User(id, username, email, status, changed, epoch + 1, version, createdAt);
  }
}

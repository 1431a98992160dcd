package dev.portcullis.domain.user;

import dev.portcullis.domain.role.RoleName;
import java.util.Optional;
import java.util.Set;

/**
 * Port: the users. Every method may throw {@link dev.portcullis.domain.StoreUnavailableException}.
 * Implementations are thread-safe, take part in the transaction of the calling thread, and let the
 * store's unique keys decide who was first: of any number of concurrent {@link #add}s of one name,
 * exactly one returns.
 */
public interface UserRepository {
  /** The user with that id. */
  Optional<User> findById(UserId id);

  /** The user with that name, whatever its case. */
  Optional<User> findByUsername(Username username);

  /** The user with that address, whatever its case. */
  Optional<User> findByEmail(EmailAddress email);

  /**
   * The user with that id, locked until the surrounding transaction ends: changes of one user
   * happen one after the other.
   *
   * @throws IllegalStateException outside a transaction
   */
  Optional<User> lockById(UserId id);

  /**
   * One page of the users that match, ordered by {@link UserId}, that is by when they were created.
   */
  UserPage find(UserSearch search);

  /**
   * How many active users hold at least one of {@code roles}, as the surrounding transaction sees
   * it.
   */
  long countActiveHolders(Set<RoleName> roles);

  /** Whether there is any user at all. */
  boolean isEmpty();

  /**
   * Stores a new user with its roles.
   *
   * @throws UsernameTakenException if another user has a name with the same {@link Username#key()}
   * @throws EmailTakenException if another user has an address with the same {@link
   *     EmailAddress#key()}
   * @throws dev.portcullis.domain.role.RoleNotFoundException if one of its roles does not exist
   */
  void add(User user);

  /**
   * Stores the changed user and its roles; its version in the store is one higher afterwards.
   *
   * @throws ConcurrentUpdateException if the stored version is not {@code user.version()}, or the
   *     user is gone
   * @throws UsernameTakenException as {@link #add}
   * @throws EmailTakenException as {@link #add}
   * @throws dev.portcullis.domain.role.RoleNotFoundException as {@link #add}
   */
  void update(User user);

  /**
   * Removes the user and everything that is its own: roles, credential, sessions; of a long history
   * of sessions only the latest, and {@link
   * dev.portcullis.domain.session.SessionRepository#removeEndedBefore} the rest. Does nothing if
   * there is no such user.
   */
  void remove(UserId id);
}

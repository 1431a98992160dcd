package dev.portcullis.domain.user;

import dev.portcullis.domain.role.RoleName;
import java.util.Optional;
import java.util.Set;

/**
 * Port: the users. Every method may throw {@link dev.portcullis.domain.StoreUnavailableException}.
 * Implementations are thread-safe, take part in the transaction of the calling thread, and rely on
 * unique keys of the store: of concurrent calls of {@link #add} with the same name, exactly one
 * succeeds.
 */
public interface UserRepository {
  /** The user with that id; empty if it does not exist. */
  Optional<User> findById(UserId id);

  /** The user with that username, compared without regard to case; empty if there is none. */
  Optional<User> findByUsername(Username username);

  /**
   * The user with that e-mail address, compared by {@link EmailAddress#key()}; empty if there is
   * none.
   */
  Optional<User> findByEmail(EmailAddress email);

  /**
   * The user with that id, locked until the surrounding transaction ends, so that changes of one
   * user happen one after the other; empty if it does not exist.
   *
   * @throws IllegalStateException outside a transaction
   */
  Optional<User> lockById(UserId id);

  /**
   * One page of the users that match, in the order that {@link UserSearch} describes. A page may be
   * short and still be followed by others: see {@link UserPage}. While no user is changed, the
   * pages together list each matching user once; a user whose name or address is changed meanwhile
   * may be missed or listed twice. The cost does not depend on the position.
   */
  UserPage find(UserSearch search);

  /**
   * The number of active users with at least one of {@code roles}, including uncommitted changes of
   * the surrounding transaction.
   */
  long countActiveHolders(Set<RoleName> roles);

  /** Whether at least one active user has one of {@code roles}; looks for one and counts none. */
  boolean hasActiveHolder(Set<RoleName> roles);

  /** Whether the store has no users. */
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
   * Stores a changed user and its roles, and increments its version in the store.
   *
   * @throws ConcurrentUpdateException if the stored version is not {@code user.version()}, or the
   *     user does not exist
   * @throws UsernameTakenException as {@link #add}
   * @throws EmailTakenException as {@link #add}
   * @throws dev.portcullis.domain.role.RoleNotFoundException as {@link #add}
   */
  void update(User user);

  /**
   * Removes the user with its roles, credential and sessions. If there are many ended sessions,
   * only the latest are removed here, and {@link
   * dev.portcullis.domain.session.SessionRepository#removeEndedBefore} removes the rest. Does
   * nothing if the user does not exist.
   */
  void remove(UserId id);
}

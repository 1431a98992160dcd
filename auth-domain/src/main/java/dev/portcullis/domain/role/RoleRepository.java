package dev.portcullis.domain.role;

import java.util.List;

/**
 * Port: the roles that exist. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe.
 */
public interface RoleRepository {
  /** All roles, ordered by name. */
  List<Role> findAll();

  /**
   * All roles, locked against other callers of this method until the surrounding transaction ends.
   * Every change of rights takes this lock before the lock on a user, so that two administrators
   * who revoke each other's role run one after the other.
   *
   * @throws IllegalStateException outside a transaction
   */
  List<Role> lockAll();
}

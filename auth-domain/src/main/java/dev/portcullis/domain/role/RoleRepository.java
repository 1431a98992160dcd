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
   * All roles, locked against every other caller of this method until the surrounding transaction
   * ends. Whoever takes a role away from somebody holds this lock, so that two administrators who
   * dismiss each other are seen one after the other.
   *
   * @throws IllegalStateException outside a transaction
   */
  List<Role> lockAll();
}

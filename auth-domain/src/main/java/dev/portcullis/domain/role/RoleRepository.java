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
   * All roles as last committed, locked against every other caller of this method until the
   * surrounding transaction ends. Every change of roles, and every change that takes a role away
   * from a user, holds this lock, so that two administrators who dismiss each other, or make the
   * two halves of a cycle, do so one after the other.
   *
   * @throws IllegalStateException outside a transaction
   */
  List<Role> lockAll();

  /**
   * How often roles or access rules have been changed through this port and {@link
   * dev.portcullis.domain.access.AccessRuleRepository}: who has seen no other number has missed no
   * committed change.
   */
  long revision();

  /**
   * Stores {@code role}, in place of the role of that name if there is one. Call under {@link
   * #lockAll}.
   *
   * @return the role as stored, with the new revision
   * @throws RoleNotFoundException if one of the inherited roles does not exist
   * @throws IllegalStateException outside a transaction
   */
  Role put(Role role);

  /**
   * Removes the role with its access rules; does nothing if there is no such role. Call under
   * {@link #lockAll}.
   *
   * @throws RoleInUseException if a user holds it or a role inherits it
   * @throws IllegalStateException outside a transaction
   */
  void remove(RoleName role);
}

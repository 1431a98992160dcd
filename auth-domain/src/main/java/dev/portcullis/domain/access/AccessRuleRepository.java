package dev.portcullis.domain.access;

import dev.portcullis.domain.role.RoleName;
import java.util.List;

/**
 * Port: the rules that are in force. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe.
 */
public interface AccessRuleRepository {
  /** All rules. */
  List<AccessRule> findAll();

  /**
   * Makes {@code grants} all that the rules grant to {@code role} itself. Call after {@link
   * dev.portcullis.domain.role.RoleRepository#put} in the same transaction, which counts as one
   * change of both.
   *
   * @throws dev.portcullis.domain.role.RoleNotFoundException if there is no such role
   * @throws IllegalStateException outside a transaction
   */
  void replace(RoleName role, Grants grants);
}

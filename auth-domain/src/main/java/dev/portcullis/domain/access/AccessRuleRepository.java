package dev.portcullis.domain.access;

import java.util.List;

/** Port: the stored access rules. Implementations are thread-safe. */
public interface AccessRuleRepository {
  /**
   * All rules.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be read
   */
  List<AccessRule> findAll();
}

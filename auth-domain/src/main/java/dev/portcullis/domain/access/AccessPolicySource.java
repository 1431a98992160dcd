package dev.portcullis.domain.access;

/**
 * Where use cases get the policy that is in force: from memory, because a protected request must
 * not cost a query. Implementations are thread-safe.
 */
@FunctionalInterface
public interface AccessPolicySource {
  /**
   * The policy in force now.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if none has been read yet
   */
  AccessPolicy current();
}

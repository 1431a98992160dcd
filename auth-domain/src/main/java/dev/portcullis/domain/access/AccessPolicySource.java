package dev.portcullis.domain.access;

/**
 * Provides the current access policy, from memory, so that a protected request needs no query.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface AccessPolicySource {
  /**
   * The current policy.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the policy has not been loaded yet
   */
  AccessPolicy current();
}

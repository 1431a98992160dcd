package dev.portcullis.domain.access;

/** Reads the policy of this node anew, after a change made by this node. Thread-safe. */
@FunctionalInterface
public interface AccessPolicyRefresh {
  /**
   * Reads it. If that fails, the last one read stays in force.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  void refresh();
}

package dev.portcullis.domain.maintenance;

import java.time.Instant;
import java.util.UUID;

/**
 * Port: terms during which one node does a task that all could do. A node that stops is replaced
 * when its term ends. For tasks that do no harm if two do them: clocks may differ, and a holder is
 * not stopped at the end of its term. Implementations are thread-safe.
 */
public interface Leases {
  /**
   * Takes or prolongs the lease on {@code task}, unless another node holds it. A term of another
   * that ends more than twice as late as the one asked for counts as over: all ask for terms of one
   * length, so the clock of that node was wrong.
   *
   * @param task its name, at most 64 characters of ASCII
   * @param holder this node, while it runs
   * @param now by this node's clock
   * @param until the end of the term
   * @return whether {@code holder} holds it until then
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  boolean acquire(String task, UUID holder, Instant now, Instant until);
}

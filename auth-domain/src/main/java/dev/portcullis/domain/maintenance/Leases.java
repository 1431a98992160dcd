package dev.portcullis.domain.maintenance;

import java.time.Instant;
import java.util.UUID;

/**
 * Port: leases, each of which lets one node at a time run a task. If the holder stops, another node
 * gets the lease after its term. Only for tasks that two nodes may run at the same time without
 * harm: clocks differ, and a holder is not stopped at the end of its term. Implementations are
 * thread-safe and take part in no transaction.
 */
public interface Leases {
  /**
   * Acquires or extends the lease on {@code task}, unless another node holds it. All nodes request
   * terms of the same length, so a stored term that ends more than twice as late as the requested
   * one was written with a wrong clock and counts as ended.
   *
   * @param task the name of the task, at most 64 ASCII characters
   * @param holder the id of this process
   * @param now the time by the clock of this node
   * @param until the end of the requested term
   * @return whether {@code holder} holds the lease until {@code until}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  boolean acquire(String task, UUID holder, Instant now, Instant until);
}

package dev.portcullis.domain.maintenance;

import java.time.Instant;

/** Port: the clock of the store, which is the same for all nodes. Thread-safe. */
public interface StoreClock {
  /**
   * The time by the clock of the store, in UTC and in whole microseconds; no part of a transaction.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  Instant now();
}

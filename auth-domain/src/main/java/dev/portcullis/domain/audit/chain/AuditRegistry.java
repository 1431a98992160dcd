package dev.portcullis.domain.audit.chain;

import java.util.List;
import java.util.Optional;

/**
 * Port: what the verification of the audit trail needs beside the entries: the writers with their
 * checkpoints, and what retention has removed. Takes part in the transaction of the calling thread.
 * Implementations are thread-safe.
 */
public interface AuditRegistry {
  /** The greatest number of writers that one call reads. */
  int MAX_BATCH = 100;

  /**
   * Adds a writer.
   *
   * @return false if there is a row with its number already, which then stays
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  boolean add(WriterRow row);

  /**
   * Stores the next checkpoint of a writer, if its row is as {@code before} says.
   *
   * @return false if it is not, or is missing; nothing is changed then
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  boolean replace(WriterRow before, WriterRow after);

  /**
   * At most {@value #MAX_BATCH} writers with a higher number than {@code number}, in the order of
   * numbers.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  List<WriterRow> writersAfter(long number);

  /**
   * The writer with the highest number; empty if there is none.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  Optional<WriterRow> newest();

  /**
   * Removes the row of a writer and the marks of its chains.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  void remove(WriterRow row);

  /**
   * What retention has removed from {@code chain}; empty if nothing.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  Optional<RetentionMark> mark(ChainId chain);

  /**
   * Stores what retention has removed; a mark that says more stays.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  void put(RetentionMark mark);
}

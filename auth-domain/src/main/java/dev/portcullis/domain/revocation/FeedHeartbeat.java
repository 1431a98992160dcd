package dev.portcullis.domain.revocation;

/**
 * Port: a count beside the feed that goes up by one about once or twice a second for as long as the
 * database takes writes. A node that reads the count and the feed in the same place, and sees the
 * count move, sees what others write; a node on a server that is cut off from the others but still
 * answers reads sees it stand still. Which instant a move happened at is no part of it: clocks of
 * nodes differ. Every method may throw {@link dev.portcullis.domain.StoreUnavailableException}.
 * Implementations are thread-safe.
 */
public interface FeedHeartbeat {
  /**
   * The count that is committed, where this node reads the feed; 0 before the first move. Waits for
   * no lock, and for no connection that requests use.
   */
  long read();

  /**
   * Moves the count on by one, unless it is no longer {@code seen}: of nodes that try at once with
   * the same count, exactly one moves it. Waits for no connection that requests use.
   *
   * @param seen the count as this node has read it
   * @return whether this call moved it
   */
  boolean moveOn(long seen);
}

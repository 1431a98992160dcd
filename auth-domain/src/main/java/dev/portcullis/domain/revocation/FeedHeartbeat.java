package dev.portcullis.domain.revocation;

/**
 * Port: a counter stored beside the feed, which nodes increment once or twice a second while the
 * database accepts writes. A node that reads the counter and the feed from the same database
 * server, and sees the counter change, also sees what other nodes write. On a server that is cut
 * off from the others but still answers reads, the counter stays unchanged. It contains no time,
 * because the clocks of nodes differ. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe.
 */
public interface FeedHeartbeat {
  /**
   * The committed counter on the server where this node reads the feed; 0 before the first
   * increment. Waits neither for locks nor for connections of the pool that requests use.
   */
  long read();

  /**
   * Increments the counter if it still equals {@code seen} (compare and set): of nodes that try at
   * once with the same value, exactly one succeeds. Does not wait for connections of the pool that
   * requests use.
   *
   * @param seen the counter as this node has read it
   * @return whether this call incremented it
   */
  boolean increment(long seen);
}

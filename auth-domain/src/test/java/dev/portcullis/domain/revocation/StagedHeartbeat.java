package dev.portcullis.domain.revocation;

import dev.portcullis.domain.StoreUnavailableException;

/** A heartbeat that changes with every read, until a test stops it. */
final class StagedHeartbeat implements FeedHeartbeat {
  private long count;
  private int attempts;
  private boolean isBeating = true;
  private boolean takesWrites = true;

  /** From now on only the nodes of the test increment it. */
  void leaveAlone() {
    isBeating = false;
  }

  /** Stops changing, as on a server that is cut off but answers reads. */
  void freeze() {
    isBeating = false;
    takesWrites = false;
  }

  /** Changes again, from {@code number} on. */
  void thaw(long number) {
    count = number;
    isBeating = true;
    takesWrites = true;
  }

  /** The number of attempts to increment it. */
  int attempts() {
    return attempts;
  }

  @Override
  public long read() {
    return isBeating ? ++count : count;
  }

  @Override
  public boolean increment(long seen) {
    attempts++;
    if (!takesWrites) {
      throw new StoreUnavailableException("read only");
    }
    boolean isMoved = seen == count;
    count += isMoved ? 1 : 0;
    return isMoved;
  }
}

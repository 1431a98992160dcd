package dev.portcullis.domain.revocation;

import dev.portcullis.domain.StoreUnavailableException;

/** A heartbeat that beats at every reading, until a test stops it. */
final class StagedHeartbeat implements FeedHeartbeat {
  private long count;
  private int attempts;
  private boolean isBeating = true;
  private boolean takesWrites = true;

  /** Nobody else moves it from now on; the nodes of the test may. */
  void leaveAlone() {
    isBeating = false;
  }

  /** Stands still: a server that is cut off and answers reads. */
  void freeze() {
    isBeating = false;
    takesWrites = false;
  }

  /** Beats again, from {@code number} on. */
  void thaw(long number) {
    count = number;
    isBeating = true;
    takesWrites = true;
  }

  /** How often somebody tried to move it. */
  int attempts() {
    return attempts;
  }

  @Override
  public long read() {
    return isBeating ? ++count : count;
  }

  @Override
  public boolean moveOn(long seen) {
    attempts++;
    if (!takesWrites) {
      throw new StoreUnavailableException("read only");
    }
    boolean isMoved = seen == count;
    count += isMoved ? 1 : 0;
    return isMoved;
  }
}

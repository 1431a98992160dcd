package dev.portcullis.testkit.fake;

import dev.portcullis.domain.revocation.FeedHeartbeat;
import java.util.concurrent.atomic.AtomicLong;

/** A heartbeat in memory. Thread-safe. */
public final class InMemoryFeedHeartbeat implements FeedHeartbeat {
  private final AtomicLong count = new AtomicLong();

  /** A heartbeat that was never incremented. */
  public InMemoryFeedHeartbeat() {}

  @Override
  public long read() {
    return count.get();
  }

  @Override
  public boolean increment(long seen) {
    return count.compareAndSet(seen, seen + 1);
  }
}

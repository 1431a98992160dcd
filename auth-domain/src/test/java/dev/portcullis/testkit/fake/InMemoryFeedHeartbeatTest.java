package dev.portcullis.testkit.fake;

import dev.portcullis.domain.revocation.FeedHeartbeat;
import dev.portcullis.testkit.contract.FeedHeartbeatContract;

final class InMemoryFeedHeartbeatTest implements FeedHeartbeatContract {
  private final InMemoryFeedHeartbeat heartbeat = new InMemoryFeedHeartbeat();

  @Override
  public FeedHeartbeat heartbeat() {
    return heartbeat;
  }

  @Override
  public FeedHeartbeat sameOnAnotherNode() {
    return heartbeat;
  }
}

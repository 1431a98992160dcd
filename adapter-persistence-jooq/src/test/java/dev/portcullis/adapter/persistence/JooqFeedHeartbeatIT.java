package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.revocation.FeedHeartbeat;
import dev.portcullis.testkit.contract.FeedHeartbeatContract;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class JooqFeedHeartbeatIT implements FeedHeartbeatContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated());

  @AutoClose
  private static final JooqPersistence OTHER_NODE =
      JooqPersistence.open(TestStore.settings(STORE.database(), 4), TestStore.RANDOM);

  @Override
  public FeedHeartbeat heartbeat() {
    return STORE.persistence().feedHeartbeat();
  }

  @Override
  public FeedHeartbeat sameOnAnotherNode() {
    return OTHER_NODE.feedHeartbeat();
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.testkit.contract.RateLimiterContract;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class JooqRateLimiterIT implements RateLimiterContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated());

  @AutoClose
  private static final JooqPersistence OTHER_NODE =
      JooqPersistence.open(TestStore.settings(STORE.database(), 4), TestStore.RANDOM);

  @Override
  public RateLimiter limiter() {
    return STORE.persistence().rateLimiter();
  }

  @Override
  public RateLimiter sameOnAnotherNode() {
    return OTHER_NODE.rateLimiter();
  }
}

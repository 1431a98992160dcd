package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.testkit.contract.RateLimitRuleContract;
import dev.portcullis.testkit.contract.RateLimitUpkeepContract;
import dev.portcullis.testkit.contract.RevocationFeedContract;
import dev.portcullis.testkit.contract.SessionRepositoryContract;
import dev.portcullis.testkit.contract.SignUpRaceContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.contract.UserStorageContract;
import dev.portcullis.testkit.contract.UserUpdateContract;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

/** No flow takes a second connection while it holds one: with one in all, it would never get it. */
final class PoolOfOneIT
    implements UserStorageContract,
        UserUpdateContract,
        SignUpRaceContract,
        RateLimitRuleContract,
        RateLimitUpkeepContract,
        SessionRepositoryContract,
        RevocationFeedContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated(), 1);

  @Override
  public StoreUnderTest store() {
    return STORE.ports();
  }

  @Override
  public RateLimiter limiter() {
    return STORE.persistence().rateLimiter();
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.testkit.contract.RateLimitRuleContract;
import dev.portcullis.testkit.contract.RateLimitUpkeepContract;
import dev.portcullis.testkit.contract.SessionRepositoryContract;
import dev.portcullis.testkit.contract.SignUpRaceContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.contract.UserStorageContract;
import dev.portcullis.testkit.contract.UserUpdateContract;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

/** The store of a command, whose only connection is kept open. */
final class OneTaskIT
    implements UserStorageContract,
        UserUpdateContract,
        SignUpRaceContract,
        RateLimitRuleContract,
        RateLimitUpkeepContract,
        SessionRepositoryContract {
  @AutoClose private static final TestStore STORE = TestStore.forOneTask(TestDatabase.mysql());

  @Override
  public StoreUnderTest store() {
    return STORE.ports();
  }

  @Override
  public RateLimiter limiter() {
    return STORE.persistence().rateLimiter();
  }
}

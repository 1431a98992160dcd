package dev.portcullis.testkit.contract;

import dev.portcullis.domain.ratelimit.RateLimiter;

/**
 * Everything a {@link RateLimiter} promises. The store may contain data of other tests, and must
 * serve 200 threads within {@link dev.portcullis.testkit.fixture.Race#TIMEOUT}.
 */
public interface RateLimiterContract
    extends RateLimitRuleContract,
        RateLimitConcealmentContract,
        RateLimitUpkeepContract,
        RateLimitRaceContract {
  @Override
  RateLimiter limiter();
}

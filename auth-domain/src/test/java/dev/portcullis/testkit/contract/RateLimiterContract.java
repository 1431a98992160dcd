package dev.portcullis.testkit.contract;

import dev.portcullis.domain.ratelimit.RateLimiter;

/**
 * Everything a {@link RateLimiter} promises. The store may hold what other tests left behind, and
 * must give 200 threads a turn within {@link dev.portcullis.testkit.fixture.Race#TIMEOUT}.
 */
public interface RateLimiterContract
    extends RateLimitRuleContract,
        RateLimitConcealmentContract,
        RateLimitUpkeepContract,
        RateLimitRaceContract {
  @Override
  RateLimiter limiter();
}

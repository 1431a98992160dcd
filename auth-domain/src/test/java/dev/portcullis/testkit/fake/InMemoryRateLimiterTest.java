package dev.portcullis.testkit.fake;

import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.testkit.contract.RateLimiterContract;

final class InMemoryRateLimiterTest implements RateLimiterContract {
  private final InMemoryRateLimiter limiter = new InMemoryRateLimiter();

  @Override
  public RateLimiter limiter() {
    return limiter;
  }

  @Override
  public RateLimiter sameOnAnotherNode() {
    return limiter;
  }
}

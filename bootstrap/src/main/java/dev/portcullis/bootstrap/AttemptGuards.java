package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import java.time.Clock;

/** What stands before passwords. */
final class AttemptGuards {
  private static final String PURPOSE = "portcullis attempts v1";

  private AttemptGuards() {}

  /** A guard that counts in {@code store}. */
  static AttemptGuard of(
      RateLimitSettings limits, DerivedKeys keys, JooqPersistence store, Clock clock) {
    Buckets buckets = new Buckets(keys.key(PURPOSE), limits);
    return new AttemptGuard(store.rateLimiter(), buckets, clock);
  }
}

package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often what may be tried.
 *
 * @param account failures on an account, from everywhere and from each source alike
 * @param source failures from a source, on all accounts together
 * @param global failures of all
 * @param signUp accounts opened from a source
 * @param knownSource how long a source counts as known to an account after a good sign-in
 */
public record RateLimitSettings(
    ProgressiveDelay account,
    PermitWindow source,
    PermitWindow global,
    PermitWindow signUp,
    Duration knownSource) {
  /**
   * Ten failures on an account for free, then 1 s doubling to 15 min, forgotten after 12 h; 100
   * failures in 10 min from a source, 1000 a minute from all; 100 sign-ups an hour from a source;
   * sources are known for 30 days.
   */
  public static final RateLimitSettings DEFAULT =
      new RateLimitSettings(
          new ProgressiveDelay(
              10, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(12)),
          new PermitWindow(100, Duration.ofMinutes(10)),
          new PermitWindow(1_000, Duration.ofMinutes(1)),
          new PermitWindow(100, Duration.ofHours(1)),
          Duration.ofDays(30));

  /**
   * Settings.
   *
   * @throws IllegalArgumentException if sources are known for less than no time
   */
  public RateLimitSettings {
    requireNonNull(account, "account");
    requireNonNull(source, "source");
    requireNonNull(global, "global");
    requireNonNull(signUp, "signUp");
    if (knownSource.isNegative()) {
      throw new IllegalArgumentException("known for " + knownSource);
    }
  }
}

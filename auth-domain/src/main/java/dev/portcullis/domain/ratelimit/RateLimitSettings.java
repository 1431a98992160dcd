package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The limits on attempts. Immutable.
 *
 * @param account failures on an account; applies to all sources together and to each source
 * @param source failures from one source, on all accounts together
 * @param global failures from all sources on all accounts
 * @param signUp sign-ups from one source
 * @param export exports of the data of one user
 * @param knownSource how long a source is known to an account after a successful sign-in; not
 *     negative
 */
public record RateLimitSettings(
    ProgressiveDelay account,
    PermitWindow source,
    PermitWindow global,
    PermitWindow signUp,
    PermitWindow export,
    Duration knownSource) {
  /**
   * Ten free failures on an account, then delays from 1 s doubling to 15 min, counted anew after 12
   * h; 100 failures in 10 min from one source, 1000 a minute from all; 100 sign-ups an hour from
   * one source; 10 exports an hour of one user; sources are known for 30 days.
   */
  public static final RateLimitSettings DEFAULT =
      new RateLimitSettings(
          new ProgressiveDelay(
              10, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(12)),
          new PermitWindow(100, Duration.ofMinutes(10)),
          new PermitWindow(1_000, Duration.ofMinutes(1)),
          new PermitWindow(100, Duration.ofHours(1)),
          new PermitWindow(10, Duration.ofHours(1)),
          Duration.ofDays(30));

  /**
   * Settings.
   *
   * @throws IllegalArgumentException if {@code knownSource} is negative
   */
  public RateLimitSettings {
    requireNonNull(account, "account");
    requireNonNull(source, "source");
    requireNonNull(global, "global");
    requireNonNull(signUp, "signUp");
    requireNonNull(export, "export");
    if (knownSource.isNegative()) {
      throw new IllegalArgumentException(
          "invalid duration for known sources: " + knownSource + "; must not be negative");
    }
  }
}

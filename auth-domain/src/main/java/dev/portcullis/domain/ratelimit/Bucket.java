package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is counted.
 *
 * @param key where
 * @param rule how it closes
 * @param exemption while this key is remembered, the bucket is passed and nothing counted in it
 */
public record Bucket(BucketKey key, LimitRule rule, Optional<BucketKey> exemption) {
  /** All parts are required. */
  public Bucket {
    requireNonNull(key, "key");
    requireNonNull(rule, "rule");
    requireNonNull(exemption, "exemption");
  }

  /** A bucket that nobody passes uncounted. */
  public static Bucket of(BucketKey key, LimitRule rule) {
    return new Bucket(key, rule, Optional.empty());
  }

  /** The same bucket, passed by those whose key {@code remembered} is remembered. */
  public Bucket exceptFor(BucketKey remembered) {
    return new Bucket(key, rule, Optional.of(remembered));
  }
}

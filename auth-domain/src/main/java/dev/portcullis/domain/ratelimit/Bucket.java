package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is counted.
 *
 * @param key where
 * @param rule how it closes
 * @param exemption while this is remembered, the bucket is passed and nothing counted in it
 * @param standIn what is counted in its place while it is closed, so that who tries is not told;
 *     without one the closed bucket refuses
 */
public record Bucket(
    BucketKey key, LimitRule rule, Optional<Exemption> exemption, Optional<Bucket> standIn) {
  /**
   * All parts are required.
   *
   * @throws IllegalArgumentException if the stand-in has an exemption or a stand-in of its own
   */
  public Bucket {
    requireNonNull(key, "key");
    requireNonNull(rule, "rule");
    requireNonNull(exemption, "exemption");
    if (standIn.filter(other -> !other.isPlain()).isPresent()) {
      throw new IllegalArgumentException("a stand-in is a plain bucket");
    }
  }

  /** A bucket that nobody passes uncounted. */
  public static Bucket of(BucketKey key, LimitRule rule) {
    return new Bucket(key, rule, Optional.empty(), Optional.empty());
  }

  /** The same bucket, passed by those of whom {@code remembered} is remembered. */
  public Bucket exceptFor(Exemption remembered) {
    return new Bucket(key, rule, Optional.of(remembered), standIn);
  }

  /** The same bucket, which closes without telling: {@code other} is counted instead. */
  public Bucket concealedBy(Bucket other) {
    return new Bucket(key, rule, exemption, Optional.of(other));
  }

  /** Whether nobody is told that it is closed. */
  public boolean isConcealed() {
    return standIn.isPresent();
  }

  private boolean isPlain() {
    return exemption.isEmpty() && standIn.isEmpty();
  }
}

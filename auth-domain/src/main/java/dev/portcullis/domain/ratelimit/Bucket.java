package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A counter with a limit: it is open while attempts are allowed and closed after too many.
 * Immutable.
 *
 * @param key the name of the stored counter
 * @param rule when it closes and opens again
 * @param exemption while it is stored, attempts pass without being counted here
 * @param standIn the bucket that is counted instead while this one is closed, so that the client
 *     does not learn that it is; without one, a closed bucket refuses the attempt
 */
public record Bucket(
    BucketKey key, LimitRule rule, Optional<Exemption> exemption, Optional<Bucket> standIn) {
  /**
   * All parts are required.
   *
   * @throws IllegalArgumentException if the stand-in itself has an exemption or a stand-in
   */
  public Bucket {
    requireNonNull(key, "key");
    requireNonNull(rule, "rule");
    requireNonNull(exemption, "exemption");
    if (standIn.filter(other -> !other.isPlain()).isPresent()) {
      throw new IllegalArgumentException("a stand-in must have no exemption and no stand-in");
    }
  }

  /** A bucket without an exemption or a stand-in. */
  public static Bucket of(BucketKey key, LimitRule rule) {
    return new Bucket(key, rule, Optional.empty(), Optional.empty());
  }

  /** This bucket with an exemption. */
  public Bucket exceptFor(Exemption exempt) {
    return new Bucket(key, rule, Optional.of(exempt), standIn);
  }

  /** This bucket concealed: while it is closed, {@code other} is counted instead. */
  public Bucket concealedBy(Bucket other) {
    return new Bucket(key, rule, exemption, Optional.of(other));
  }

  /** Whether clients do not learn that it is closed. */
  public boolean isConcealed() {
    return standIn.isPresent();
  }

  private boolean isPlain() {
    return exemption.isEmpty() && standIn.isEmpty();
  }
}

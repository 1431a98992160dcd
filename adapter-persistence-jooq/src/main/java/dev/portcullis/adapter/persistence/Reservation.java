package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.Exemption;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Concealed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Refused;
import dev.portcullis.domain.ratelimit.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One attempt to count a use in several buckets. Keeps the rows it has read, and reads a row again
 * if it has changed. For one thread.
 */
final class Reservation {
  private final RateLimitRows rows;
  private final Instant now;
  private final Map<BucketKey, Usage> seen = new HashMap<>();
  private final List<Bucket> counted = new ArrayList<>();

  Reservation(RateLimitRows rows, Instant now) {
    this.rows = rows;
    this.now = now;
  }

  RateLimitDecision of(List<Bucket> buckets) {
    seen.putAll(rows.find(buckets.stream().flatMap(Reservation::keys).toList()));
    List<Bucket> asked = buckets.stream().filter(bucket -> !isExempt(bucket)).toList();
    List<Bucket> open = asked.stream().filter(bucket -> !bucket.isConcealed()).toList();
    List<Bucket> concealed = asked.stream().filter(Bucket::isConcealed).toList();
    return refusal(open).orElseGet(() -> conceal(concealed));
  }

  /** Counts all of these buckets, or none of them if one is closed. */
  private Optional<RateLimitDecision> refusal(List<Bucket> buckets) {
    List<Bucket> closed = count(buckets);
    return closed.isEmpty() ? Optional.empty() : Optional.of(new Refused(longest(closed), closed));
  }

  private RateLimitDecision conceal(List<Bucket> concealed) {
    List<Bucket> closed = count(concealed);
    if (closed.isEmpty()) {
      return new Allowed(counted);
    }
    concealed.stream()
        .flatMap(bucket -> bucket.standIn().stream())
        .filter(this::isCounted)
        .forEach(counted::add);
    return new Concealed(counted, closed);
  }

  /** Counts all buckets, or none if one is closed. Returns the closed buckets. */
  private List<Bucket> count(List<Bucket> buckets) {
    List<Bucket> closed = buckets.stream().filter(bucket -> !wait(bucket).isZero()).toList();
    if (!closed.isEmpty()) {
      return closed;
    }
    List<Bucket> done = new ArrayList<>();
    for (Bucket bucket : buckets) {
      if (!isCounted(bucket)) {
        // A concurrent attempt has closed this bucket: undo what was counted before.
        rows.giveBack(done, now);
        return List.of(bucket);
      }
      done.add(bucket);
    }
    counted.addAll(done);
    return List.of();
  }

  /** Counts a use; returns false if concurrent attempts have closed the bucket. */
  private boolean isCounted(Bucket bucket) {
    // Terminates: each repetition means that a concurrent attempt was counted, which eventually
    // closes the bucket.
    while (!rows.count(bucket, Optional.ofNullable(seen.get(bucket.key())), now)) {
      seen.remove(bucket.key());
      seen.putAll(rows.find(List.of(bucket.key())));
      if (!wait(bucket).isZero()) {
        return false;
      }
    }
    return true;
  }

  private Duration longest(List<Bucket> closed) {
    return closed.stream().map(this::wait).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** How long the bucket remains closed, according to the row read last. */
  private Duration wait(Bucket bucket) {
    return Optional.ofNullable(seen.get(bucket.key()))
        .map(usage -> bucket.rule().plausible(usage, now).closedFor(now))
        .orElse(Duration.ZERO);
  }

  private boolean isExempt(Bucket bucket) {
    return bucket.exemption().filter(this::isRemembered).isPresent();
  }

  private boolean isRemembered(Exemption exemption) {
    return Optional.ofNullable(seen.get(exemption.key()))
        .filter(remembered -> exemption.counts(remembered, now))
        .isPresent();
  }

  private static Stream<BucketKey> keys(Bucket bucket) {
    return Stream.concat(
        Stream.of(bucket.key()),
        Stream.concat(
            bucket.exemption().map(Exemption::key).stream(),
            bucket.standIn().map(Bucket::key).stream()));
  }
}

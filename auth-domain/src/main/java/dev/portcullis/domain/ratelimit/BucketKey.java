package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The name of a stored bucket. It reveals neither the account nor the source. Immutable.
 *
 * @param hex 64 hexadecimal digits in lower case: a keyed digest made by {@link Buckets}
 */
public record BucketKey(String hex) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * A key.
   *
   * @throws IllegalArgumentException unless it is 64 hexadecimal digits in lower case
   */
  public BucketKey {
    if (!DIGEST.matcher(requireNonNull(hex, "hex")).matches()) {
      throw new IllegalArgumentException(
          "a bucket key must be 64 hexadecimal digits in lower case");
    }
  }
}

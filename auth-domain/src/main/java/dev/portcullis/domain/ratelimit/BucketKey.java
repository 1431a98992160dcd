package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The name under which a store keeps a bucket: tells neither the account nor the source.
 *
 * @param hex 64 digits in lower case: a keyed digest, made by {@link Buckets}
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
      throw new IllegalArgumentException("not a digest of 32 bytes");
    }
  }
}

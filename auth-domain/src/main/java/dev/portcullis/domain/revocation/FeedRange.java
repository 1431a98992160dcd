package dev.portcullis.domain.revocation;

/**
 * A range of numbers of the feed. Immutable.
 *
 * @param after the number before the first one
 * @param last the last number, inclusive
 */
public record FeedRange(long after, long last) {
  /**
   * A range.
   *
   * @throws IllegalArgumentException if {@code after} is not less than {@code last}
   */
  public FeedRange {
    if (after >= last) {
      throw new IllegalArgumentException("empty range after " + after + " to " + last);
    }
  }

  /** All numbers after {@code id}. */
  static FeedRange startingAfter(long id) {
    return new FeedRange(id, Long.MAX_VALUE);
  }
}

package dev.portcullis.domain.revocation;

/**
 * Numbers of the feed.
 *
 * @param after the number below the first
 * @param last the last
 */
public record FeedRange(long after, long last) {
  /**
   * A range.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public FeedRange {
    if (after >= last) {
      throw new IllegalArgumentException("empty range after " + after + " to " + last);
    }
  }

  /** All numbers behind {@code id}. */
  static FeedRange behind(long id) {
    return new FeedRange(id, Long.MAX_VALUE);
  }
}

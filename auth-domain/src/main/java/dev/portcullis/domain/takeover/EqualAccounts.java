package dev.portcullis.domain.takeover;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Accounts that a source cannot tell from an earlier account by one of their fields, such as by the
 * rules of its database for accents. Immutable; 16 bytes for each.
 */
public final class EqualAccounts {
  /** None. */
  public static final EqualAccounts NONE = new EqualAccounts(new long[0], new long[0]);

  private final long[] later;
  private final long[] first;

  /**
   * Creates pairs: {@code later[i]} equals the earlier {@code first[i]}.
   *
   * @param later in ascending order
   * @param first as many
   * @throws IllegalArgumentException if there are not as many
   */
  public EqualAccounts(long[] later, long[] first) {
    if (later.length != first.length) {
      throw new IllegalArgumentException("pairs need both parts");
    }
    this.later = later.clone();
    this.first = first.clone();
  }

  /** The first account that {@code account} equals; empty if it is the first itself. */
  public OptionalLong firstOf(long account) {
    int at = Arrays.binarySearch(later, account);
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(first[at]);
  }

  /** The number of accounts that are not the first. */
  public int size() {
    return later.length;
  }
}

package dev.portcullis.domain.takeover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which account was the first to claim each key. Keeps the first 128 bits of the SHA-256 of a key
 * in place of the key: 24 bytes for a claim and at most as much again in free places, so that a
 * million accounts fit into a small heap. Two different keys are taken for one with a probability
 * of 2^-88 for a million of them. For one thread.
 */
public final class KeyClaims {
  private static final int PARTS = 3;
  private static final int LEAST = 1 << 10;

  private final MessageDigest digest = sha256();
  private final AtomicReference<long[]> places;
  private final AtomicInteger size = new AtomicInteger();

  /** Without claims, with room for {@code expected} of them before it has to grow. */
  public KeyClaims(long expected) {
    places = new AtomicReference<>(new long[PARTS * roomFor(expected)]);
  }

  /**
   * Claims {@code key} for {@code account}, unless another account has claimed it before.
   *
   * @return the account that has claimed it: {@code account} itself, or the other
   */
  public long claim(String key, long account) {
    digest.update(key.getBytes(UTF_8));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    // All zero marks a free place.
    long high = hash.getLong() | 1;
    long low = hash.getLong();
    long[] table = places();
    int at = place(table, high, low);
    if (table[at] != 0) {
      return table[at + 2];
    }
    put(table, at, high, low, account);
    if (size.incrementAndGet() > table.length / PARTS * 3L / 4) {
      places.set(grown(table));
    }
    return account;
  }

  /** The number of keys that were claimed. */
  public int size() {
    return size.get();
  }

  private long[] places() {
    return requireNonNull(places.get(), "places");
  }

  private static long[] grown(long[] table) {
    int count = table.length / PARTS;
    long[] larger = new long[PARTS * (count + count / 2)];
    for (int from = 0; from < table.length; from += PARTS) {
      if (table[from] != 0) {
        int at = place(larger, table[from], table[from + 1]);
        put(larger, at, table[from], table[from + 1], table[from + 2]);
      }
    }
    return larger;
  }

  /** Where the key is or, if it was not claimed, where it belongs. */
  private static int place(long[] table, long high, long low) {
    int count = table.length / PARTS;
    int at = (int) Long.remainderUnsigned(low, count);
    while (table[PARTS * at] != 0 && (table[PARTS * at] != high || table[PARTS * at + 1] != low)) {
      at = at + 1 == count ? 0 : at + 1;
    }
    return PARTS * at;
  }

  private static void put(long[] table, int at, long high, long low, long account) {
    table[at] = high;
    table[at + 1] = low;
    table[at + 2] = account;
  }

  /** Three quarters full at {@code expected}. */
  private static int roomFor(long expected) {
    return Math.toIntExact(Math.max(LEAST, expected + expected / 3 + 2));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}

package dev.portcullis.adapter.persistence;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The version of a migration, which orders like Flyway's: 010 before 010.1 before 011. */
final class SchemaVersion implements Comparable<SchemaVersion> {
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)*");

  private final String text;
  private final BigInteger[] numbers;

  private SchemaVersion(String text) {
    this.text = text;
    numbers = Arrays.stream(text.split("\\.")).map(BigInteger::new).toArray(BigInteger[]::new);
  }

  /** Empty if {@code text} is not numbers with dots between them. */
  static Optional<SchemaVersion> of(String text) {
    return NUMBERS.matcher(text).matches()
        ? Optional.of(new SchemaVersion(text))
        : Optional.empty();
  }

  @Override
  public int compareTo(SchemaVersion other) {
    int order = 0;
    for (int i = 0; order == 0 && i < Math.max(numbers.length, other.numbers.length); i++) {
      order = number(i).compareTo(other.number(i));
    }
    return order;
  }

  /** As 1 and 1.0 are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SchemaVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return numbers[0].hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private BigInteger number(int place) {
    return place < numbers.length ? numbers[place] : BigInteger.ZERO;
  }
}

package dev.portcullis.adapter.password;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Times of several classes of attempts, taken in rounds of one each, so that whatever else the
 * machine does meets all classes alike.
 */
final class TimingSamples {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<String> classes;
  private final List<long[]> rounds = new ArrayList<>();

  TimingSamples(List<String> classes) {
    this.classes = List.copyOf(classes);
  }

  /** Adds a round: the time of each class in nanoseconds, in the order of the classes. */
  void add(long... nanos) {
    rounds.add(nanos.clone());
  }

  /** The distance between the lowest and the highest median. */
  double spreadOfMediansInMillis() {
    double[] medians =
        IntStream.range(0, classes.size()).mapToDouble(this::median).sorted().toArray();
    return (medians[medians.length - 1] - medians[0]) / NANOS_PER_MILLI;
  }

  /**
   * The statistic of Friedman's rank test: under equal classes distributed as chi-squared with one
   * degree of freedom less than there are classes.
   */
  double friedman() {
    double k = classes.size();
    double n = rounds.size();
    double sum = 0;
    for (int column = 0; column < classes.size(); column++) {
      int which = column;
      double ranks = rounds.stream().mapToDouble(round -> rank(round, which)).sum();
      sum += ranks * ranks;
    }
    return 12 / (n * k * (k + 1)) * sum - 3 * n * (k + 1);
  }

  private static double rank(long[] round, int column) {
    long lower = Arrays.stream(round).filter(other -> other < round[column]).count();
    long equal = Arrays.stream(round).filter(other -> other == round[column]).count();
    return lower + (equal + 1) / 2.0;
  }

  private double median(int column) {
    long[] sorted = rounds.stream().mapToLong(round -> round[column]).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  @Override
  public String toString() {
    return IntStream.range(0, classes.size())
        .mapToObj(i -> "%s %.2f ms".formatted(classes.get(i), median(i) / NANOS_PER_MILLI))
        .collect(Collectors.joining(", ", "medians: ", ", Friedman %.1f".formatted(friedman())));
  }
}

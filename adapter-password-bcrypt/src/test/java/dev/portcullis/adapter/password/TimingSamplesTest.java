package dev.portcullis.adapter.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingSamplesTest {
  private static final List<String> CLASSES = List.of("a", "b", "c");

  @Test
  void classesThatDifferAlwaysAreToldApart() {
    TimingSamples samples = new TimingSamples(CLASSES);
    for (int round = 0; round < 10; round++) {
      samples.add(round * 100 + 1_000_000, round * 100 + 2_000_000, round * 100 + 9_000_000);
    }
    assertEquals(8, samples.spreadOfMediansInMillis(), 1e-9);
    // n (k - 1), the greatest there is
    assertEquals(20, samples.friedman(), 1e-9);
  }

  @Test
  void classesThatTakeTurnsAreNot() {
    TimingSamples samples = new TimingSamples(CLASSES);
    for (int round = 0; round < 10; round++) {
      samples.add(1, 2, 3);
      samples.add(2, 3, 1);
      samples.add(3, 1, 2);
    }
    assertEquals(0, samples.spreadOfMediansInMillis(), 1e-9);
    assertEquals(0, samples.friedman(), 1e-9);
  }

  // Rank sums 5, 10 and 9: 12 / (4 * 3 * 4) * (25 + 100 + 81) - 3 * 4 * 4
  @Test
  void statisticIsThatOfTheTextbook() {
    TimingSamples samples = new TimingSamples(CLASSES);
    samples.add(1, 2, 3);
    samples.add(2, 3, 1);
    samples.add(1, 3, 2);
    samples.add(1, 2, 3);
    assertEquals(3.5, samples.friedman(), 1e-9);
  }
}

package dev.portcullis.samples.testsarenamedtoberun;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LostTable {
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isNeverRun(int row) {
    fail("somebody runs row " + row);
  }
}

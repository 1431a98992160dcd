package dev.portcullis.samples.testsarenamedtoberun;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

abstract class KeptCases {
  abstract int answer();

  @Test
  void isRunWhereItIsExtended() {
    assertEquals(42, answer());
  }
}

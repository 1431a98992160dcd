package dev.portcullis.samples.testsarenamedtoberun;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class LostCases {
  @Test
  void isNeverRun() {
    fail("somebody runs it");
  }
}

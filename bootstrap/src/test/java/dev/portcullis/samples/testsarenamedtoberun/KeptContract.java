package dev.portcullis.samples.testsarenamedtoberun;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

interface KeptContract {
  int answer();

  @Test
  default void isRunWhereItIsImplemented() {
    assertEquals(42, answer());
  }
}

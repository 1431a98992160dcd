package dev.portcullis.endtoend;

import dev.portcullis.testkit.database.TestDatabase;

final class ErasureH2Test implements ErasureContract {
  @Override
  public TestDatabase database() {
    return TestDatabase.h2();
  }
}

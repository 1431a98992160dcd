package dev.portcullis.endtoend;

import dev.portcullis.testkit.database.TestDatabase;

final class ErasureIT implements ErasureContract {
  @Override
  public TestDatabase database() {
    return TestDatabase.migrated();
  }
}

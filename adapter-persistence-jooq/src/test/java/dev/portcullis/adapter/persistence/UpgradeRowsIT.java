package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;

final class UpgradeRowsIT implements UpgradeRowsContract {
  @Override
  public TestDatabase database() {
    return TestDatabase.mysql();
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;

final class UpgradeRowsH2Test implements UpgradeRowsContract {
  @Override
  public TestDatabase database() {
    return TestDatabase.h2();
  }
}

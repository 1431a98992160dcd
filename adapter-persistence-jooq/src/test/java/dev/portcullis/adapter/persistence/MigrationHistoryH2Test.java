package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class MigrationHistoryH2Test implements MigrationHistoryContract {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  public TestDatabase database() {
    return DATABASE;
  }

  @Override
  public TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}

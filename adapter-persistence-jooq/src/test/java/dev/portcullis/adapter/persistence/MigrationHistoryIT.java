package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class MigrationHistoryIT implements MigrationHistoryContract {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.mysql();

  @Override
  public TestDatabase database() {
    return DATABASE;
  }

  @Override
  public TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class SharedSchemaIT implements SharedSchemaContract {
  @AutoClose private final TestDatabase database = TestDatabase.mysql();

  @Override
  public TestDatabase database() {
    return database;
  }
}

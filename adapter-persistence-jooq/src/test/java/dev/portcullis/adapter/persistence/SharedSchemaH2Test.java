package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class SharedSchemaH2Test implements SharedSchemaContract {
  @AutoClose private final TestDatabase database = TestDatabase.h2();

  @Override
  public TestDatabase database() {
    return database;
  }
}

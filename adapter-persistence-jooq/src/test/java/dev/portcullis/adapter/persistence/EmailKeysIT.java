package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class EmailKeysIT implements EmailKeysContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated());

  @Override
  public TestStore store() {
    return STORE;
  }
}

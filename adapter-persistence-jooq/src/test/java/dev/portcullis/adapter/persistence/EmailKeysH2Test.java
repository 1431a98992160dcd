package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class EmailKeysH2Test implements EmailKeysContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.h2());

  @Override
  public TestStore store() {
    return STORE;
  }
}

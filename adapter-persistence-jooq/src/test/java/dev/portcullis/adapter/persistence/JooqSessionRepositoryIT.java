package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.contract.SessionRepositoryContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class JooqSessionRepositoryIT implements SessionRepositoryContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated());

  @Override
  public StoreUnderTest store() {
    return STORE.ports();
  }
}

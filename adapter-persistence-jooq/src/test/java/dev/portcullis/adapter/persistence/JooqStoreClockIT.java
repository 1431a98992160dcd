package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.maintenance.StoreClock;
import dev.portcullis.testkit.contract.StoreClockContract;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class JooqStoreClockIT implements StoreClockContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated(), 1);

  @Override
  public StoreClock clock() {
    return STORE.persistence().clock();
  }
}

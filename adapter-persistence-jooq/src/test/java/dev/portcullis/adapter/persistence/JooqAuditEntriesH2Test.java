package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.contract.AuditEntriesContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class JooqAuditEntriesH2Test implements AuditEntriesContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.h2());

  @Override
  public StoreUnderTest store() {
    return STORE.ports();
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.contract.RoleChangeContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class JooqRoleChangeH2Test implements RoleChangeContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.h2());

  @Override
  public StoreUnderTest store() {
    return STORE.ports();
  }
}

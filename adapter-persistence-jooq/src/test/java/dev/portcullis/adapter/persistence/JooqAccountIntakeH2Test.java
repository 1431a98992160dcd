package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.takeover.AccountIntake;
import dev.portcullis.testkit.contract.AccountIntakeContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class JooqAccountIntakeH2Test implements AccountIntakeContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.h2());

  @Override
  public StoreUnderTest store() {
    return STORE.ports();
  }

  @Override
  public AccountIntake intake() {
    return STORE.persistence().intake();
  }
}

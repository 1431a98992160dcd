package dev.portcullis.testkit.fake;

import dev.portcullis.domain.takeover.AccountIntake;
import dev.portcullis.testkit.contract.AccountIntakeContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemoryAccountIntakeTest implements AccountIntakeContract {
  private final InMemoryDatabase database = new InMemoryDatabase();
  private final StoreUnderTest store = InMemoryStore.over(database);

  @Override
  public StoreUnderTest store() {
    return store;
  }

  @Override
  public AccountIntake intake() {
    return new InMemoryAccountIntake(database);
  }
}

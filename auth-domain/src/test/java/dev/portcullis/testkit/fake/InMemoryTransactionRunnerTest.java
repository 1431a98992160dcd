package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.contract.TransactionRunnerContract;

final class InMemoryTransactionRunnerTest implements TransactionRunnerContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

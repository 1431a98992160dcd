package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.SessionRepositoryContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemorySessionRepositoryTest implements SessionRepositoryContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

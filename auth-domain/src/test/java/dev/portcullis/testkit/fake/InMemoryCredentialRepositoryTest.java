package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.CredentialRepositoryContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemoryCredentialRepositoryTest implements CredentialRepositoryContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

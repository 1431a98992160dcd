package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.SigningKeyRepositoryContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemorySigningKeyRepositoryTest implements SigningKeyRepositoryContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

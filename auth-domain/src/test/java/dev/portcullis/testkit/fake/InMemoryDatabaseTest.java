package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.EmptyStoreContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemoryDatabaseTest implements EmptyStoreContract {
  @Override
  public StoreUnderTest freshStore() {
    return InMemoryStore.over(new InMemoryDatabase());
  }
}

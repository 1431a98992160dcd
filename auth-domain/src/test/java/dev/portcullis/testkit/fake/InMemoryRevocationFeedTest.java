package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.RevocationFeedContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemoryRevocationFeedTest implements RevocationFeedContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

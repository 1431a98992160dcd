package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.AccessRuleRepositoryContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemoryAccessRuleRepositoryTest implements AccessRuleRepositoryContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

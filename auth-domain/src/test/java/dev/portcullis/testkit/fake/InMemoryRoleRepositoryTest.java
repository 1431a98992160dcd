package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.RoleRepositoryContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemoryRoleRepositoryTest implements RoleRepositoryContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

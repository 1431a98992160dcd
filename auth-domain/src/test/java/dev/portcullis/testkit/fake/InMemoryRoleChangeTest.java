package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.RoleChangeContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemoryRoleChangeTest implements RoleChangeContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.AuditEntriesContract;
import dev.portcullis.testkit.contract.StoreUnderTest;

final class InMemoryAuditEntriesTest implements AuditEntriesContract {
  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Override
  public StoreUnderTest store() {
    return store;
  }
}

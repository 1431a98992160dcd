package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.contract.EmptyStoreContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class NewInstallationH2Test implements EmptyStoreContract {
  @AutoClose private final TestStore fresh = TestStore.on(TestDatabase.h2());

  @Override
  public StoreUnderTest freshStore() {
    return fresh.ports();
  }
}

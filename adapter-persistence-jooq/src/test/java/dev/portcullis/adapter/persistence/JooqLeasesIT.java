package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.testkit.contract.LeasesContract;
import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class JooqLeasesIT implements LeasesContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated());

  @AutoClose
  private static final JooqPersistence OTHER_NODE =
      JooqPersistence.open(TestStore.settings(STORE.database(), 4), TestStore.RANDOM);

  @Override
  public Leases leases() {
    return STORE.persistence().leases();
  }

  @Override
  public Leases sameOnAnotherNode() {
    return OTHER_NODE.leases();
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.contract.AuditRegistryContract;
import dev.portcullis.testkit.contract.AuditSearchContract;
import dev.portcullis.testkit.contract.AuditTrailContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;

final class JooqAuditTrailIT
    implements AuditTrailContract, AuditSearchContract, AuditRegistryContract {
  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated());

  @Override
  public StoreUnderTest store() {
    return STORE.ports();
  }

  @Override
  public Optional<Kept> kept(UUID id) {
    return AuditRows.find(STORE.database(), id);
  }
}

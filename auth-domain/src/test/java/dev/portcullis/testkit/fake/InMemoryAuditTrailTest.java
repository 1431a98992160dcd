package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.AuditRegistryContract;
import dev.portcullis.testkit.contract.AuditSearchContract;
import dev.portcullis.testkit.contract.AuditTrailContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import java.util.Optional;
import java.util.UUID;

final class InMemoryAuditTrailTest
    implements AuditTrailContract, AuditSearchContract, AuditRegistryContract {
  private final InMemoryDatabase database = new InMemoryDatabase();
  private final StoreUnderTest store = InMemoryStore.over(database);

  @Override
  public StoreUnderTest store() {
    return store;
  }

  @Override
  public Optional<Kept> kept(UUID id) {
    return new InMemoryAuditTrail(database)
        .entries().stream()
            .filter(entry -> entry.id().equals(id))
            .findFirst()
            .map(entry -> new Kept(entry.at(), entry.event().facts()));
  }
}

package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.StoreUnderTest;

/** All in-memory ports over one database. */
public final class InMemoryStore {
  private InMemoryStore() {}

  /** The ports over {@code database}. */
  public static StoreUnderTest over(InMemoryDatabase database) {
    return new StoreUnderTest(
        new InMemoryUserRepository(database),
        new InMemoryRoleRepository(database),
        new InMemoryAccessRuleRepository(database),
        new InMemoryCredentialRepository(database),
        new InMemorySigningKeyRepository(database),
        new StoreUnderTest.SessionPorts(
            new InMemorySessionRepository(database),
            new InMemoryRevocationFeed(database),
            new InMemoryAuditTrail(database)),
        new InMemoryTransactionRunner(database));
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** A migrated store in a database of its own; {@link #close()} removes both. */
record TestStore(TestDatabase database, JooqPersistence persistence) implements AutoCloseable {
  private static final int POOL_SIZE = 8;

  static final RandomGenerator RANDOM = new SecureRandom();

  static TestStore on(TestDatabase database) {
    return on(database, POOL_SIZE);
  }

  static TestStore on(TestDatabase database, int poolSize) {
    JooqPersistence persistence = JooqPersistence.open(settings(database, poolSize), RANDOM);
    persistence.migrate();
    return new TestStore(database, persistence);
  }

  /** The store of a command. */
  static TestStore forOneTask(TestDatabase database) {
    JooqPersistence persistence = JooqPersistence.openForOneTask(settings(database, 1), RANDOM);
    persistence.migrate();
    return new TestStore(database, persistence);
  }

  static DatabaseSettings settings(TestDatabase database, int poolSize) {
    return new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), poolSize);
  }

  StoreUnderTest ports() {
    return portsOf(persistence);
  }

  static StoreUnderTest portsOf(JooqPersistence persistence) {
    return new StoreUnderTest(
        persistence.users(),
        persistence.roles(),
        persistence.accessRules(),
        persistence.credentials(),
        persistence.signingKeys(),
        new StoreUnderTest.SessionPorts(
            persistence.sessions(),
            persistence.revocationFeed(),
            new StoreUnderTest.AuditPorts(persistence.auditTrail(), persistence.auditRegistry())),
        persistence.transactions());
  }

  @Override
  public void close() {
    persistence.close();
    database.close();
  }
}

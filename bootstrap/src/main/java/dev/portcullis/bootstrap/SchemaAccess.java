package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.persistence.PendingMigration;
import dev.portcullis.bootstrap.config.Config;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The tables of the database, for one command of an operator. For one thread. */
public final class SchemaAccess implements AutoCloseable {
  private final Config config;
  private final Adapters adapters;

  private SchemaAccess(Config config, Adapters adapters) {
    this.config = config;
    this.adapters = adapters;
  }

  /**
   * Opens the database that {@code config} describes without connecting yet; creates the data
   * directory for an embedded one.
   *
   * @throws StartFailure if the data directory cannot be written
   */
  public static SchemaAccess open(Config config, Clock clock, SecureRandom random) {
    Config small = config.forOneTask();
    if (small.database().url().isEmpty()) {
      DataDirectory.prepare(small.dataDirectory());
    }
    return new SchemaAccess(small, Adapters.of(small, clock, random));
  }

  /**
   * The migrations that {@link #migrate} would run now, in this order.
   *
   * @throws StartFailure if the embedded database is in use
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached
   */
  public List<PendingMigration> pending() {
    return OperatorAccess.named(config, adapters.store()::pendingMigrations);
  }

  /**
   * Runs the pending migrations. On a new database also records that no older version has used it.
   *
   * @throws StartFailure if the embedded database is in use
   * @throws dev.portcullis.adapter.persistence.SchemaConflictException if other tables are in the
   *     way
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached
   */
  public void migrate() {
    OperatorAccess.named(
        config,
        () -> {
          JooqPersistence store = adapters.store();
          store.migrate();
          // On a database in use, the first server of this version records it: only then do nodes
          // of two versions run beside each other.
          if (store.users().isEmpty() && store.signingKeys().findAll().isEmpty()) {
            adapters.upgrade().follow(store);
          }
          return store;
        });
  }

  /** Where the database is, without user and password. */
  public String location() {
    return adapters.database().location();
  }

  @Override
  public void close() {
    adapters.close();
  }
}

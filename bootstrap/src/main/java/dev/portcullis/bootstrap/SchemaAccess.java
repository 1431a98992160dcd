package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.persistence.PendingMigration;
import dev.portcullis.bootstrap.config.Config;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The tables of the database, for one command of an operator. For one thread. */
public final class SchemaAccess implements AutoCloseable {
  /** What a database without tables looks like. */
  private static final String NEW_DATABASE = "jdbc:h2:mem:";

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
    if (config.database().url().isEmpty()) {
      DataDirectory.prepare(config.dataDirectory());
    }
    return new SchemaAccess(config, Adapters.forOneTask(config, clock, random));
  }

  /** As {@link #open}, to look only: an embedded database that does not exist is not created. */
  public static SchemaAccess look(Config config, Clock clock, SecureRandom random) {
    boolean isMissing =
        config.database().url().isEmpty() && !OperatorAccess.hasEmbeddedFile(config);
    Config seen = isMissing ? config.withDatabase(NEW_DATABASE) : config;
    return new SchemaAccess(config, Adapters.forOneTask(seen, clock, random));
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
    return Adapters.location(config);
  }

  @Override
  public void close() {
    adapters.close();
  }
}

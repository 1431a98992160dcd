package dev.portcullis.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;

/** A store on the pool of an embedding application, which is small and has other defaults. */
record BorrowedPool(TestDatabase database, HikariDataSource pool, JooqPersistence persistence)
    implements AutoCloseable {
  static BorrowedPool on(TestDatabase database) {
    HikariConfig config = new HikariConfig();
    String mode =
        database.jdbcUrl().startsWith("jdbc:h2:") ? ";CASE_INSENSITIVE_IDENTIFIERS=TRUE" : "";
    config.setJdbcUrl(database.jdbcUrl() + mode);
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(1);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    HikariDataSource pool = new HikariDataSource(config);
    JooqPersistence persistence = JooqPersistence.open(pool, TestStore.RANDOM);
    persistence.migrate();
    return new BorrowedPool(database, pool, persistence);
  }

  StoreUnderTest ports() {
    return TestStore.portsOf(persistence);
  }

  @Override
  public void close() {
    persistence.close();
    pool.close();
    database.close();
  }
}

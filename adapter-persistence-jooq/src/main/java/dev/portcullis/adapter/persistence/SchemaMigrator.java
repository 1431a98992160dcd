package dev.portcullis.adapter.persistence;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date. Nodes that start together wait for each other; one that finds
 * nothing to do changes nothing.
 *
 * <p>Works on connections of its own: it needs two, which a pool of one does not have, and more
 * patience than a query gets.
 */
final class SchemaMigrator {
  private final DatabaseSettings settings;

  SchemaMigrator(DatabaseSettings settings) {
    this.settings = settings;
  }

  void migrate() {
    try {
      Flyway.configure(SchemaMigrator.class.getClassLoader())
          .dataSource(
              JdbcUrl.forMigrations(settings.jdbcUrl()), settings.user(), settings.password())
          .locations("classpath:db/migration")
          .javaMigrations(new LiveSessionsMigration())
          .placeholderReplacement(false)
          .failOnMissingLocations(true)
          .load()
          .migrate();
    } catch (FlywayException failure) {
      throw SqlFailures.translated(failure);
    }
  }
}

package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrates the tables of Portcullis in a schema that may contain other tables: scripts and history
 * table have names that no other Flyway uses. Nodes that start together wait for each other.
 * Changes nothing if the schema is up to date.
 */
final class SchemaMigrator {
  static final String TABLE = "portcullis_schema_history";

  /**
   * Not db/migration, where the Flyway of an embedding application would run the scripts as its
   * own.
   */
  static final String FOLDER = "dev/portcullis/adapter/persistence/migration";

  private static final MigrationVersion NOTHING = MigrationVersion.fromVersion("0");

  private final Consumer<Consumer<UnaryOperator<FluentConfiguration>>> connecting;

  private SchemaMigrator(Consumer<Consumer<UnaryOperator<FluentConfiguration>>> connecting) {
    this.connecting = connecting;
  }

  /**
   * Opens connections of its own: Flyway needs two, which a pool of one does not have, and longer
   * timeouts than queries.
   */
  static SchemaMigrator of(DatabaseSettings settings) {
    return new SchemaMigrator(
        work ->
            work.accept(
                flyway ->
                    flyway.dataSource(
                        JdbcUrl.forMigrations(settings.jdbcUrl()),
                        settings.user(),
                        settings.password())));
  }

  /** Uses one connection of the embedding application's pool, which may have no second one. */
  static SchemaMigrator of(DataSource pool) {
    return new SchemaMigrator(
        work -> {
          try (MigrationConnection one = new MigrationConnection(pool)) {
            work.accept(flyway -> flyway.dataSource(one.source()));
          }
        });
  }

  void migrate() {
    try {
      connecting.accept(this::migrate);
    } catch (FlywayException failure) {
      throw translated(failure);
    }
  }

  private void migrate(UnaryOperator<FluentConfiguration> connected) {
    Flyway flyway = flyway(connected);
    DataSource source = flyway.getConfiguration().getDataSource();
    try (MigrationLock lock = MigrationLock.take(source)) {
      lock.dropHistoryWithoutRows();
      SchemaTables tables = SchemaTables.read(source);
      SchemaHistory history =
          tables.has(TABLE)
              ? SchemaHistory.own(flyway)
              : SchemaHistory.old(flyway(connected, SchemaHistory.OLD_TABLE, NOTHING), tables);
      tables.refuseForeignTables(history);
      if (history.hasFailures()) {
        deleteFailedEntries(source);
      }
      flyway(connected, TABLE, history.reached()).migrate();
    } catch (SQLException failure) {
      throw SqlFailures.translated(failure);
    }
  }

  /** Flyway with the migrations of this version and an empty history. */
  static Flyway flyway(UnaryOperator<FluentConfiguration> connected) {
    return flyway(connected, TABLE, NOTHING);
  }

  private static Flyway flyway(
      UnaryOperator<FluentConfiguration> connected, String table, MigrationVersion reached) {
    return connected
        .apply(Flyway.configure(SchemaMigrator.class.getClassLoader()))
        .locations("classpath:" + FOLDER)
        .javaMigrations(
            new LiveSessionsMigration(),
            new AuditChainsMigration(),
            new SessionHistoryMigration(),
            new AuditOperatorMigration())
        .table(table)
        .baselineOnMigrate(true)
        .baselineVersion(reached)
        .baselineDescription("begun or taken over")
        .placeholderReplacement(false)
        .failOnMissingLocations(true)
        .load();
  }

  /** Every script can run again after an interruption, but Flyway stops at failed entries. */
  private static void deleteFailedEntries(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      String quote = connection.getMetaData().getIdentifierQuoteString();
      statement.execute(
          "DELETE FROM %1$s%2$s%1$s WHERE %1$ssuccess%1$s = FALSE".formatted(quote, TABLE));
    }
  }

  private static RuntimeException translated(FlywayException failure) {
    RuntimeException translated = SqlFailures.translated(failure);
    if (translated != failure) {
      return translated;
    }
    String reason =
        SqlFailures.sqlCause(failure)
            .map(SqlFailures::reason)
            .orElseGet(() -> String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " "));
    return new SchemaConflictException(
        "Cannot migrate the tables of Portcullis: " + reason, failure);
  }
}

package dev.portcullis.adapter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;

/** Lists what Flyway finds, at build time. */
final class MigrationIndex {
  private static final String DATABASE = "jdbc:h2:mem:migration-index";

  private MigrationIndex() {}

  /** Writes {@link KnownMigration#INDEX} to the directory of classes in {@code arguments}. */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[0], SchemaMigrator.FOLDER).resolveSibling(KnownMigration.INDEX);
    String lines =
        resolved().stream().map(migration -> migration.line() + "\n").collect(Collectors.joining());
    Files.write(target, lines.getBytes(UTF_8));
  }

  /** Every migration as Flyway resolves it, in order; the database only serves to ask. */
  static List<KnownMigration> resolved() {
    MigrationInfo[] all =
        SchemaMigrator.flyway(configuration -> configuration.dataSource(DATABASE, "sa", ""))
            .info()
            .all();
    return Arrays.stream(all).map(MigrationIndex::known).toList();
  }

  private static KnownMigration known(MigrationInfo migration) {
    return new KnownMigration(
        SchemaVersion.of(migration.getVersion().getVersion()).orElseThrow(),
        migration.getDescription(),
        migration.getType().name(),
        migration.getChecksum());
  }
}

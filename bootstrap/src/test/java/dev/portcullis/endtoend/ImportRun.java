package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.bootstrap.cli.CommandRun;
import dev.portcullis.bootstrap.cli.CommandRun.Result;
import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs imports.
 *
 * @param portcullis runs commands
 * @param source the tutorial's database
 */
record ImportRun(CommandRun portcullis, TestDatabase source) {
  /** Into {@code target}, with the data directory in {@code directory}. */
  static ImportRun on(TestDatabase target, TestDatabase source, Path directory) {
    return new ImportRun(new CommandRun(settings(target, source, directory), directory), source);
  }

  static Map<String, String> settings(TestDatabase target, TestDatabase source, Path directory) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(target));
    settings.put("AUTH_DATA_DIR", directory.resolve("data").toString());
    settings.put("AUTH_IMPORT_USER", source.user());
    settings.put("AUTH_IMPORT_PASSWORD", source.password());
    return settings;
  }

  /** {@code import-tutorial} from the source. */
  Result run(String... options) {
    return from(source.jdbcUrl(), options);
  }

  /** {@code import-tutorial} from {@code url}. */
  Result from(String url, String... options) {
    return portcullis.run(
        Stream.concat(Stream.of("import-tutorial", "--from", url), Stream.of(options))
            .toArray(String[]::new));
  }

  /** Another command, which succeeds, with {@code input}. */
  Result done(String input, String... arguments) {
    Result result = portcullis.typing(input, arguments);
    assertEquals(0, result.code(), result::err);
    return result;
  }
}

package dev.portcullis.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.bootstrap.config.SettingValue.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The declarations of the settings, compared with the documentation. */
class SettingsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAME = Pattern.compile("AUTH_[A-Z0-9_]*[A-Z0-9]");

  /** As in {@code | `AUTH_SESSION_MAX` (50) |} and {@code | `AUTH_HASHING_QUEUE` | 32 |}. */
  private static final Pattern DEFAULT_IN_TABLE =
      Pattern.compile("(?m)^\\| `(AUTH_[A-Z_]+)`(?: \\(| \\| `?)([0-9][0-9 a-z]*)`?(?:\\)| \\|)");

  @Test
  void theTableOfTheReadmeIsThatOfTheDeclarations() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    int start = readme.indexOf("| Setting | Default | |\n");
    String table = readme.substring(start, readme.indexOf("\n\n", start) + 1);

    assertEquals(Settings.table(), table, () -> "The right table is:\n" + Settings.table());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentsNameNoSettingThatIsNone(Path document) throws IOException {
    String text = Files.readString(document);
    List<String> names =
        NAME.matcher(text).results().map(MatchResult::group).filter(this::isNoSetting).toList();

    assertEquals(List.of(), names);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentsTellTheDefaultsThatAreDeclared(Path document) throws IOException {
    DEFAULT_IN_TABLE
        .matcher(Files.readString(document))
        .results()
        .forEach(
            row ->
                assertEquals(
                    Settings.named(row.group(1)).orElseThrow().shownDefault().replace("`", ""),
                    row.group(2).replace(" ", ""),
                    row.group(1)));
  }

  @Test
  void everyDefaultIsAValueThatCouldBeSet() {
    for (SettingValue value : Settings.values(SettingSources.of(Map.of()))) {
      Setting<?> setting = Settings.named(value.name()).orElseThrow();
      if (setting.fallback().isPresent() && setting.shownDefault().startsWith("`")) {
        assertEquals(
            setting.fallback().orElseThrow(), setting.parser().apply(value.text()), setting.name());
      }
    }
  }

  @Test
  void everySettingTellsItsValueAndWhereItComesFrom(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve(".env"), "AUTH_AUDIENCE=of-file\nAUTH_JWT_SECRET=of-file\n");
    List<SettingValue> values =
        Settings.values(
            SettingSources.of(
                    Map.of("AUTH_HTTP_PORT", "1", "AUTH_DB_PASSWORD_FILE", "/run/secrets/db"))
                .withDotEnv(directory));

    assertEquals(Settings.ALL.size(), values.size());
    assertTrue(
        values.containsAll(
            List.of(
                new SettingValue("AUTH_HTTP_PORT", "1", Source.ENVIRONMENT, "8080"),
                new SettingValue("AUTH_AUDIENCE", "of-file", Source.DOT_ENV, "portcullis"),
                new SettingValue("AUTH_JWT_SECRET", "***", Source.DOT_ENV, "none"),
                new SettingValue("AUTH_DB_PASSWORD", "/run/secrets/db", Source.FILE, ""),
                new SettingValue("AUTH_ISSUER", "portcullis", Source.DEFAULT, "portcullis"))),
        values::toString);
  }

  @Test
  void everySecretIsMasked() {
    List<String> secrets =
        Settings.ALL.stream()
            .map(Setting::name)
            .filter(name -> Pattern.compile("PASSWORD$|SECRET|PEPPER|_KEY$").matcher(name).find())
            .toList();

    assertEquals(6, secrets.size(), secrets::toString);
    for (String name : secrets) {
      String shown = Settings.values(SettingSources.of(Map.of(name, "confidential"))).toString();
      assertFalse(shown.contains("confidential"), name);
    }
  }

  private boolean isNoSetting(String name) {
    boolean ofTests = name.startsWith("AUTH_TEST_");
    boolean beginsOne = Settings.ALL.stream().anyMatch(one -> one.name().startsWith(name + "_"));
    return !Settings.isKnown(name) && !ofTests && !beginsOne;
  }

  private static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
          docs.filter(file -> file.toString().endsWith(".md")),
          Stream.of(ROOT.resolve("README.md"), ROOT.resolve(".env.example")))
          .toList()
          .stream();
    }
  }
}

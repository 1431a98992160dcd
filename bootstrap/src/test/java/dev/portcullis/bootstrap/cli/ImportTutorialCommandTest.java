package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.takeover.RefusedAccount;
import dev.portcullis.bootstrap.cli.CommandRun.Result;
import dev.portcullis.domain.takeover.Proposal;
import dev.portcullis.domain.takeover.Rename;
import dev.portcullis.domain.takeover.Renames;
import dev.portcullis.domain.takeover.SourceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code import-tutorial} refuses before it reads anything, and its files. */
class ImportTutorialCommandTest {
  @TempDir private Path directory;
  private CommandRun portcullis = CommandRun.embedded(Path.of(""));

  @BeforeEach
  void choose() {
    portcullis = CommandRun.embedded(directory);
  }

  @Test
  void sourceIsRequired() {
    assertRefused(
        "Say where the tutorial's tables are: --from URL, --from-schema NAME or --tables-prefix PREFIX.",
        portcullis.run("import-tutorial"));
    assertRefused(
        "AUTH_DB_URL is not set, and the embedded database has no tables of others: give --from URL.",
        portcullis.run("import-tutorial", "--from-schema", "testdb"));
  }

  @Test
  void accountIsRequiredAndItsPasswordNeverInTheUrl() {
    String[] command = {"import-tutorial", "--from", "jdbc:mysql://127.0.0.1:1/testdb"};
    assertRefused(
        "AUTH_IMPORT_USER is missing: set it to an account of the tutorial's database that may read.",
        portcullis.run(command));
    CommandRun named = portcullis.with("AUTH_IMPORT_USER", "reader");
    assertRefused(
        "No password was given: type it at a terminal, or give it as the first line of standard input.",
        named.run(command));
    assertRefused(
        "Wrong --from: the URL of the tutorial's database must not contain a user or a password.",
        named.run("import-tutorial", "--from", "jdbc:mysql://reader:secret@host/testdb"));
    assertRefused(
        "Wrong --from: the URL of the tutorial's database must begin with jdbc:mysql: or jdbc:mariadb:.",
        named.run("import-tutorial", "--from", "jdbc:h2:mem:x"));
  }

  @Test
  void passwordMayComeFromStandardInput() {
    assertEquals(0, portcullis.run("migrate").code());
    Result result =
        portcullis
            .with("AUTH_IMPORT_USER", "reader")
            .typing("secret\n", "import-tutorial", "--from", "jdbc:mysql://127.0.0.1:1/testdb");
    assertEquals(1, result.code());
    assertTrue(
        result
            .err()
            .startsWith("Cannot read the tutorial's database at jdbc:mysql://127.0.0.1:1/testdb: "),
        result::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "id,new_username\\nx,ada; has an id that is not a number",
        "id,username,new_username\\n,,ada; names no account: fill in id or username",
        "id,new_username\\n7,ada\\n7,bob; names the same account as an earlier line",
        "id,password\\n7,secret; has a password that is not 'none': leave it empty to keep the hash"
      })
  void wrongLineOfAMapIsNamed(String text, String problem) throws IOException {
    Path map = write(text.replace("\\n", "\n"));
    String refusal = refusal(map);
    assertTrue(refusal.matches("Line \\d of .*names.csv \\(--map\\) .*"), refusal);
    assertTrue(refusal.contains(problem), refusal);
  }

  @Test
  void mapThatCannotBeReadIsRefused() throws IOException {
    Path missing = directory.resolve("missing.csv");
    assertTrue(refusal(missing).contains("does not exist"));
    Path latin1 = directory.resolve("latin1.csv");
    Files.writeString(latin1, "id,username\n1,märrie\n", ISO_8859_1);
    assertTrue(refusal(latin1).contains("is not in UTF-8"), refusal(latin1));
  }

  @Test
  void mapNamesAccountsByNumberOrByUsername() throws IOException {
    Path map =
        write(
            String.join(
                "\r\n",
                "\uFEFFid,username,email,problems,new_username,new_email,password",
                "3,märrie,,username-invalid,marrie,,",
                ",\"o\"\"brien, jr\",,,obrien,o@example.org,none",
                ""));
    assertEquals(
        new Renames(
            Map.of(3L, new Rename(Optional.of("marrie"), Optional.empty(), false)),
            Map.of(
                "o\"brien, jr",
                new Rename(Optional.of("obrien"), Optional.of("o@example.org"), true))),
        RenamesFile.read(map));
  }

  @Test
  void reportIsAMapWhoseNamesNoSpreadsheetComputes() throws IOException {
    Path report = directory.resolve("refused.csv");
    try (RefusedFile file = RefusedFile.open(Optional.of(report))) {
      file.add(
          refused(
              5, "=HYPERLINK(\"x\")", new Proposal(Optional.of("x-5"), Optional.empty(), true)));
      file.add(
          refused(
              6, "a\n\"b\"", new Proposal(Optional.empty(), Optional.of("b@example.org"), false)));
    }
    assertTrue(Files.readString(report).contains("\"'=HYPERLINK("), Files.readString(report));
    assertEquals(
        new Renames(
            Map.of(
                5L, new Rename(Optional.of("x-5"), Optional.empty(), true),
                6L, new Rename(Optional.empty(), Optional.of("b@example.org"), false)),
            Map.of()),
        RenamesFile.read(report));
  }

  private static RefusedAccount refused(long id, String username, Proposal proposal) {
    SourceAccount account =
        new SourceAccount(
            id,
            Optional.of(username),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new RefusedAccount(account, List.of(), proposal);
  }

  private String refusal(Path map) {
    return String.valueOf(
        assertThrows(CommandException.class, () -> RenamesFile.read(map)).getMessage());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("names.csv"), text);
  }

  private static void assertRefused(String sentence, Result result) {
    assertEquals(2, result.code(), result::err);
    assertEquals(List.of(sentence), result.told());
  }
}

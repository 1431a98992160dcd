package dev.portcullis.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.password.Pepper;
import dev.portcullis.domain.credential.PasswordPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordConfigTest {
  private static final String KEY = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

  @TempDir private Path directory;

  @Test
  void nothingSetMeansLongPasswordsAndNoCallsToAnybody() {
    PasswordConfig config = read(Map.of());

    assertEquals(PasswordPolicy.DEFAULT.minLength(), config.policy().minLength());
    assertEquals(PasswordPolicy.DEFAULT.maxLength(), config.policy().maxLength());
    assertTrue(config.policy().common().contains("passwordstandard"));
    assertEquals(12, config.cost());
    assertEquals(List.of(), config.peppers());
    assertEquals(Optional.empty(), config.breachRange());
  }

  @Test
  void everySettingIsRead() throws IOException {
    Path denylist = Files.writeString(directory.resolve("denylist"), "The Example Company\n");
    PasswordConfig config =
        read(
            Map.of(
                "AUTH_PASSWORD_MIN_LENGTH", "8",
                "AUTH_PASSWORD_COST", "10",
                "AUTH_PASSWORD_PEPPER", "p2:" + KEY + ", p1:" + KEY,
                "AUTH_PASSWORD_DENYLIST", denylist.toString(),
                "AUTH_PASSWORD_BREACH_CHECK", "true",
                "AUTH_PASSWORD_BREACH_URL", "http://127.0.0.1:8000/range/"));

    assertEquals(8, config.policy().minLength());
    assertTrue(config.policy().common().contains("the example company"));
    assertTrue(config.policy().common().contains("passwordstandard"));
    assertEquals(10, config.cost());
    assertEquals(List.of("p2", "p1"), config.peppers().stream().map(Pepper::id).toList());
    assertEquals(Optional.of(URI.create("http://127.0.0.1:8000/range/")), config.breachRange());
    assertFalse(config.toString().contains(KEY));
  }

  @Test
  void pepperMayComeFromAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("pepper"), "p1:" + KEY + "\n");

    assertEquals(1, read(Map.of("AUTH_PASSWORD_PEPPER_FILE", file.toString())).peppers().size());
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_PASSWORD_COST, 9",
    "AUTH_PASSWORD_COST, 15",
    "AUTH_PASSWORD_MIN_LENGTH, 7",
    "AUTH_PASSWORD_DENYLIST, no-such-file",
    "AUTH_PASSWORD_BREACH_CHECK, yes",
    "AUTH_PASSWORD_BREACH_URL, http://breaches.example/range/",
    "AUTH_PASSWORD_BREACH_URL, https://breaches.example/range",
    "AUTH_PASSWORD_BREACH_URL, nonsense/"
  })
  void aWrongSettingIsNamed(String name, String value) {
    ConfigException refusal = assertThrows(ConfigException.class, () -> read(Map.of(name, value)));

    assertEquals(1, refusal.problems().size());
    assertTrue(refusal.problems().get(0).startsWith(name + " "), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY,
        "p1:" + KEY + ":x",
        ":" + KEY,
        KEY + ":p1",
        "-:" + KEY,
        "p1:BwcHBwcHBwcHBwcHBwcHBw==",
        "p1:" + KEY + ",p1:" + KEY
      })
  void aWrongPepperIsNamedAndNeverShown(String value) {
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> read(Map.of("AUTH_PASSWORD_PEPPER", value)));

    assertTrue(refusal.problems().get(0).startsWith("AUTH_PASSWORD_PEPPER "), refusal.getMessage());
    assertFalse(refusal.problems().get(0).contains("BwcH"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "Passwordstandard", "the-countess was here", "qwertyuiopasdfgh"})
  void theFirstAdministratorIsUnderThePolicy(String password) {
    ConfigException refusal =
        assertThrows(
            ConfigException.class,
            () ->
                read(
                    Map.of(
                        "AUTH_ADMIN_USERNAME", "the-countess",
                        "AUTH_ADMIN_EMAIL", "root@example.org",
                        "AUTH_ADMIN_PASSWORD", password)));

    assertTrue(
        refusal.problems().get(0).startsWith("AUTH_ADMIN_PASSWORD is refused: choose")
            || refusal.problems().get(0).startsWith("AUTH_ADMIN_PASSWORD is refused: leave out"),
        refusal.getMessage());
    assertFalse(refusal.problems().get(0).contains(password));
  }

  private static PasswordConfig read(Map<String, String> variables) {
    return Config.from(variables).accounts().passwords();
  }
}

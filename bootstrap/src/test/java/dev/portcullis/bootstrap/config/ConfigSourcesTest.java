package dev.portcullis.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSourcesTest {
  private static final String SECRET = "a secret of more than thirty-two bytes";

  @Test
  void aSecretMayComeFromAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");

    Config config = Config.from(Map.of("AUTH_JWT_SECRET_FILE", file.toString()));

    assertEquals(Optional.of(new Secret(SECRET)), config.keys().sharedSecret());
    assertEquals(List.of(), config.ignored().unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {" a password ", "\tpassword", "password\n", "password\r\n\n", " "})
  void aSecretKeepsItsWhiteSpace(String secret, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), secret + "\n");
    Path ofWindows = Files.writeString(directory.resolve("other"), secret + "\r\n");

    assertEquals(secret, passwordOf(Map.of("AUTH_DB_PASSWORD", secret)));
    assertEquals(secret, passwordOf(Map.of("AUTH_DB_PASSWORD_FILE", file.toString())));
    assertEquals(secret, passwordOf(Map.of("AUTH_DB_PASSWORD_FILE", ofWindows.toString())));
  }

  @Test
  void everySecretThatPeopleTypeKeepsItsWhiteSpace() {
    String padded = " " + SECRET + " ";
    Config config =
        Config.from(
            Map.of(
                "AUTH_JWT_SECRET",
                padded,
                "AUTH_ADMIN_USERNAME",
                "root",
                "AUTH_ADMIN_EMAIL",
                "root@example.org",
                "AUTH_ADMIN_PASSWORD",
                padded));

    assertEquals(Optional.of(new Secret(padded)), config.keys().sharedSecret());
    assertEquals(padded, config.accounts().administrator().orElseThrow().password().value());
  }

  @Test
  void aKeyInBase64MayHaveSpaceAroundIt() {
    String key = "c2hvcnQgYW5kIHN3ZWV0LCB0aGlydHktdHdvIGJ5dGU=";

    assertEquals(
        Optional.of(new Secret(key)),
        Config.from(Map.of("AUTH_KEY_ENCRYPTION_KEY", " " + key + "\n")).keys().keyEncryptionKey());
  }

  private static String passwordOf(Map<String, String> password) {
    Map<String, String> variables = new HashMap<>(password);
    variables.put("AUTH_DB_URL", "jdbc:mysql://db.example/auth");
    return Config.from(variables).database().password().value();
  }

  @Test
  void aFileThatCannotBeReadIsToldByItsName(@TempDir Path directory) {
    ConfigException refusal =
        assertThrows(
            ConfigException.class,
            () ->
                Config.from(Map.of("AUTH_JWT_SECRET_FILE", directory.resolve("none").toString())));

    assertEquals(1, refusal.problems().size(), refusal::getMessage);
    assertTrue(refusal.problems().get(0).startsWith("AUTH_JWT_SECRET_FILE "));
  }

  @Test
  void aSettingGivenTwiceIsAProblem(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), SECRET);

    ConfigException refusal =
        assertThrows(
            ConfigException.class,
            () ->
                Config.from(
                    Map.of("AUTH_JWT_SECRET", SECRET, "AUTH_JWT_SECRET_FILE", file.toString())));

    assertEquals(1, refusal.problems().size(), refusal::getMessage);
  }

  @Test
  void theEnvironmentBeatsDotEnv(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(".env"), "AUTH_ISSUER=file\nAUTH_AUDIENCE=file\n");

    Config config = read(Map.of("AUTH_ISSUER", "environment"), directory);

    assertEquals("environment", config.tokens().issuer());
    assertEquals("file", config.tokens().audience());
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_JWT_SECRET, AUTH_JWT_SECRET_FILE",
    "AUTH_JWT_SECRET_FILE, AUTH_JWT_SECRET",
    "AUTH_JWT_SECRET, AUTH_JWT_SECRET"
  })
  void theEnvironmentBeatsDotEnvWhicheverSetsTheValueAndWhichItsFile(
      String ofEnvironment, String ofFile, @TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(".env"), ofFile + "=none\n");
    Path secret = Files.writeString(directory.resolve("secret"), SECRET);
    String value = ofEnvironment.endsWith("_FILE") ? secret.toString() : SECRET;

    Config config = read(Map.of(ofEnvironment, value), directory);

    assertEquals(Optional.of(new Secret(SECRET)), config.keys().sharedSecret());
  }

  @Test
  void withoutDotEnvTheEnvironmentIsAll(@TempDir Path directory) {
    assertEquals("b", read(Map.of("AUTH_ISSUER", "b"), directory).tokens().issuer());
  }

  @Test
  void aMalformedDotEnvIsToldAsSuch(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(".env"), "AUTH_DB_PASSWORD: a-secret\n");

    ConfigException refused = assertThrows(ConfigException.class, () -> read(Map.of(), directory));

    String told = String.join("\n", refused.problems());
    assertTrue(told.contains(".env") && !told.contains("a-secret"), told);
  }

  @Test
  void misspeltSettingsAreFound() {
    assertEquals(
        List.of("AUTH_HTTP_PROT"),
        Config.from(Map.of("AUTH_HTTP_PROT", "1", "PATH", "/bin", "AUTH_ISSUER", "i"))
            .ignored()
            .unknown());
  }

  @Test
  void aDataDirectoryThatH2CannotExpressIsRefused() {
    ConfigException refused =
        assertThrows(ConfigException.class, () -> Config.from(Map.of("AUTH_DATA_DIR", "a;b")));
    assertTrue(refused.problems().get(0).contains("AUTH_DATA_DIR"), refused::getMessage);
  }

  @Test
  void eachListenerHasAnAddressOfItsOwn() {
    Config config =
        Config.from(
            Map.of(
                "AUTH_HTTP_HOST", "0.0.0.0",
                "AUTH_HTTP_PORT", "0",
                "AUTH_MANAGEMENT_HOST", "::",
                "AUTH_MANAGEMENT_PORT", "65535",
                "AUTH_CORS_ORIGINS", "https://A.example:443/, http://my_app:8081",
                "AUTH_HTTP_IDLE_TIMEOUT", "620s"));

    assertEquals(
        new HttpConfig(
            "0.0.0.0",
            0,
            "::",
            65535,
            Set.of("https://a.example", "http://my_app:8081"),
            Duration.ofSeconds(620),
            List.of()),
        config.http());
  }

  private static Config read(Map<String, String> environment, Path directory) {
    return Config.from(SettingSources.of(environment).withDotEnv(directory));
  }
}

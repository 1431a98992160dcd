package dev.portcullis.bootstrap.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the environment is decoded under different locales. */
class EnvironmentTest {
  private static final String NAME = "AUTH_JWT_SECRET";
  private static final String SECRET = "märchenhaft geheime Wörter, €ine ganze Zeile";

  @TempDir private Path directory;

  @Test
  void aSecretIsTheSameUnderEveryLocale() throws IOException {
    for (Charset locale : new Charset[] {StandardCharsets.US_ASCII, ISO_8859_1, UTF_8}) {
      Map<String, String> restored = restored(SECRET.getBytes(UTF_8), locale);

      assertEquals(SECRET, restored.get(NAME), locale.name());
    }
  }

  @Test
  void aSecretInAnotherEncodingIsRefusedAndNotShown() throws IOException {
    for (Charset locale : new Charset[] {StandardCharsets.US_ASCII, ISO_8859_1, UTF_8}) {
      Map<String, String> restored = restored(SECRET.getBytes(ISO_8859_1), locale);

      assertRefused(restored);
    }
  }

  @Test
  void whereTheBytesAreNotKeptADamagedSecretIsRefused() {
    Map<String, String> decoded =
        Map.of(NAME, new String(SECRET.getBytes(UTF_8), StandardCharsets.US_ASCII));

    assertRefused(Environment.restored(decoded, directory.resolve("none")));
  }

  @Test
  void whatWasSetAfterTheProcessBeganStays() throws IOException {
    Path bytes = Files.writeString(directory.resolve("environ"), "AUTH_ISSUER=before\0=x\0odd\0");

    assertEquals(
        Map.of(NAME, SECRET), Environment.restored(Map.of(NAME, SECRET), bytes), "not in bytes");
  }

  @Test
  void theFirstOfTwoVariablesOfOneNameCountsAsElsewhere() throws IOException {
    Path bytes =
        Files.writeString(directory.resolve("environ"), NAME + "=" + SECRET + "\0" + NAME + "=x\0");

    assertEquals(SECRET, Environment.restored(Map.of(NAME, "\uFFFD"), bytes).get(NAME));
  }

  private Map<String, String> restored(byte[] value, Charset locale) throws IOException {
    Path bytes = directory.resolve("environ");
    Files.write(bytes, (NAME + "=").getBytes(UTF_8));
    Files.write(bytes, value, StandardOpenOption.APPEND);
    Files.write(bytes, new byte[1], StandardOpenOption.APPEND);
    return Environment.restored(Map.of(NAME, new String(value, locale)), bytes);
  }

  private static void assertRefused(Map<String, String> variables) {
    ConfigException refused = assertThrows(ConfigException.class, () -> Config.from(variables));
    assertTrue(
        refused.problems().get(0).startsWith(NAME + " contains U+FFFD"), refused::getMessage);
    assertFalse(refused.problems().get(0).contains("geheime"), refused::getMessage);
  }
}

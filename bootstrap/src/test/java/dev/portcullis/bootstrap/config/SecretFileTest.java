package dev.portcullis.bootstrap.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
  private static final String SECRET = "ein Geheimnis für mehr als zweiunddreißig";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {SECRET, "\uFEFF" + SECRET, "\uFEFF" + SECRET + "\r\n"})
  void aByteOrderMarkIsNoPartOfTheSecret(String content) throws IOException {
    assertEquals(SECRET, read(content.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void whatIsNotUtf8IsRefusedAndNotShown(byte[] content) {
    ConfigException refused = assertThrows(ConfigException.class, () -> read(content));

    assertTrue(
        refused.problems().get(0).startsWith("AUTH_JWT_SECRET_FILE names a file that "),
        refused::getMessage);
    assertFalse(refused.problems().get(0).contains("Geheimnis"), refused::getMessage);
  }

  private static Stream<byte[]> damaged() {
    return Stream.of(
        SECRET.getBytes(ISO_8859_1),
        SECRET.getBytes(UTF_16),
        ("\uFEFF" + SECRET).getBytes(UTF_16LE),
        SECRET.getBytes(UTF_16LE),
        (SECRET + "\0").getBytes(UTF_8),
        ("\uFEFF\uFEFF" + SECRET).getBytes(UTF_8),
        (SECRET + "\uFFFD").getBytes(UTF_8),
        new byte[0],
        "\n".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\uFFFD", "\0", "\uD800"})
  void whatWasDamagedOnItsWayIsRefusedWhereverItComesFrom(String sign) {
    Map<String, String> variables = Map.of("AUTH_JWT_SECRET", SECRET + sign);

    assertThrows(ConfigException.class, () -> Config.from(variables));
  }

  @Test
  void aPathThatCannotBeIsToldByItsSetting() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> Config.from(Map.of("AUTH_JWT_SECRET_FILE", directory.toString())));

    assertTrue(refused.problems().get(0).contains("cannot be read"), refused::getMessage);
  }

  private String read(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("secret"), content);
    return Config.from(Map.of("AUTH_JWT_SECRET_FILE", file.toString()))
        .keys()
        .sharedSecret()
        .orElseThrow()
        .value();
  }
}

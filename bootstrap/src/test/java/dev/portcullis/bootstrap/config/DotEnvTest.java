package dev.portcullis.bootstrap.config;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in {@code .env} is the one that is written there, or the file is refused. */
class DotEnvTest {
  private static final String START = "correct horse battery, more than 32 bytes ";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a\"b", "$HOME ${HOME} $$", "back\\slash \\n \\\"", "ä€😀", "a=b", "it's"})
  void anUnquotedSecretStandsForItself(String rest) throws IOException {
    assertEquals(START + rest + "!", secret("AUTH_JWT_SECRET=" + START + rest + "!\n"));
    assertEquals(START + rest + "!", secret("export AUTH_JWT_SECRET=" + START + rest + "!\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "staple #and more", "#", "$HOME", "\\n", "'", "ä"})
  void aSecretInDoubleQuotesStandsForItself(String rest) throws IOException {
    assertEquals(START + rest, secret("AUTH_JWT_SECRET=\"" + START + rest + "\"\n"));
    assertEquals(START + rest, secret("AUTH_JWT_SECRET = \"" + START + rest + "\"  # why\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery, more than 32#staple and more",
        "correct horse battery, more than 32 #staple and more",
        "correct horse battery, more than 32 bytes ",
        " correct horse battery, more than 32 bytes",
        "\tcorrect horse battery, more than 32 bytes",
        "'correct horse battery, more than 32 bytes'",
        "\"correct horse battery, more than 32 bytes",
        "\"correct horse battery, \"more\" than 32 bytes\"",
        "\"correct horse battery\"#, more than 32 bytes\"",
        "\"correct horse battery, more than 32\" bytes"
      })
  void whatCouldBeTwoSecretsIsRefusedAndNotShown(String value) throws IOException {
    String told = refusal("AUTH_ISSUER=me\nAUTH_JWT_SECRET=" + value + "\n");

    assertTrue(told.startsWith("AUTH_JWT_SECRET in ") && told.contains("line 2"), told);
    assertFalse(told.contains("horse") || told.contains("bytes"), told);
  }

  @Test
  void aSecretSetTwiceIsRefused() throws IOException {
    String line = "AUTH_JWT_SECRET=" + START.strip() + "\n";

    assertTrue(refusal(line + line).contains("line 2, is set twice"));
  }

  @Test
  void whatIsNoSecretMayHaveACommentBehindIt() throws IOException {
    Config config = read("AUTH_HTTP_PORT= 8081 # behind the proxy\nAUTH_DATA_DIR=/data/#1\n");

    assertEquals(8081, config.http().port());
    assertEquals(Path.of("/data/#1"), config.dataDirectory());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    assertEquals(8081, read("\uFEFFAUTH_HTTP_PORT=8081\n").http().port());
  }

  @Test
  void linesOfOthersAreLeftAlone() throws IOException {
    String others = "OTHER='it # is\nTHEIRS=\"-----BEGIN\nAUTH=\n-----END\"\nOTHER=twice\n";

    assertEquals(8081, read(others + "AUTH_HTTP_PORT=8081\n").http().port());
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Files.write(directory.resolve(".env"), "AUTH_ISSUER=me\n".getBytes(UTF_16));
    assertTrue(refusal().contains("is in UTF-16"));

    Files.write(directory.resolve(".env"), new byte[] {'A', '=', (byte) 0xE4, '\n'});
    assertTrue(refusal().contains("is not in UTF-8"));
  }

  @Test
  void aDirectoryOfThatNameIsNoSettings() throws IOException {
    Files.createDirectory(directory.resolve(".env"));

    assertEquals(Optional.empty(), read().database().url());
  }

  private String secret(String content) throws IOException {
    return read(content).keys().sharedSecret().orElseThrow().value();
  }

  private String refusal(String content) throws IOException {
    Files.writeString(directory.resolve(".env"), content, UTF_8);
    return refusal();
  }

  private String refusal() {
    return String.valueOf(assertThrows(ConfigException.class, this::read).getMessage());
  }

  private Config read(String content) throws IOException {
    Files.writeString(directory.resolve(".env"), content, UTF_8);
    return read();
  }

  private Config read() {
    return Config.from(SettingSources.of(Map.of()).withDotEnv(directory));
  }
}

package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.key.KeyEncryptionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyEncryptionKeysTest {
  private static final byte[] PLAIN = {1, 2, 3};

  private final SecureRandom random = new SecureRandom();
  @TempDir private Path directory;

  @Test
  void withoutOneItIsMadeOnceForTheOwnerAlone() throws IOException {
    Path data = directory.resolve("made");
    byte[] sealed = keptIn(data).seal(PLAIN, "name");

    assertArrayEquals(PLAIN, keptIn(data).open(sealed, "name"));
    try (Stream<Path> files = Files.list(data)) {
      Path file = files.toList().get(0);
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void aGivenOneIsUsedAndNothingIsWritten() throws IOException {
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    Secret given = new Secret(Base64.getEncoder().encodeToString(bytes));

    byte[] sealed = KeyEncryptionKeys.of(Optional.of(given), directory, random).seal(PLAIN, "name");

    assertArrayEquals(PLAIN, new KeyEncryptionKey(bytes, random).open(sealed, "name"));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aFileWithoutAKeyIsNotOverwritten() throws IOException {
    Path file = Files.writeString(directory.resolve("key-encryption.key"), "cut off");

    assertThrows(ConfigException.class, () -> keptIn(directory));
    assertEquals("cut off", Files.readString(file));
  }

  private KeyEncryptionKey keptIn(Path data) {
    return KeyEncryptionKeys.of(Optional.empty(), data, random);
  }
}

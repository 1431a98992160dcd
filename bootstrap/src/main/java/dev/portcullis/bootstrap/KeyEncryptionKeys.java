package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyNotReadableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Finds the key-encryption key: in the settings, or in a file that is created once in the data
 * directory.
 */
final class KeyEncryptionKeys {
  private static final String FILE_NAME = "key-encryption.key";

  private KeyEncryptionKeys() {}

  /**
   * The key of the settings, or the one in {@code directory}, created there if it is missing.
   *
   * @throws ConfigException if the file does not hold a valid key
   * @throws StartFailure if the file cannot be read or created
   */
  static KeyEncryptionKey of(Optional<Secret> given, Path directory, SecureRandom random) {
    String base64 = given.map(Secret::value).orElseGet(() -> kept(fileIn(directory), random));
    byte[] bytes = Base64.getDecoder().decode(base64);
    return new KeyEncryptionKey(bytes, random);
  }

  /** Whether {@link #of} would create the key. */
  static boolean isMissing(Optional<Secret> given, Path directory) {
    return given.isEmpty() && Files.notExists(fileIn(directory));
  }

  /** The file of the key, used if the settings have none. */
  static Path fileIn(Path directory) {
    return directory.resolve(FILE_NAME);
  }

  /** The failure of a node whose key is not that of the signing keys in the database. */
  static StartFailure another(KeyNotReadableException sealedElsewhere) {
    return new StartFailure(
        "Cannot decrypt the signing keys in the database: they were encrypted with another key-encryption key. Set AUTH_KEY_ENCRYPTION_KEY to the key that was used (on the node that created them: the file key-encryption.key in its data directory).",
        sealedElsewhere);
  }

  private static String kept(Path file, SecureRandom random) {
    try {
      if (Files.notExists(file)) {
        make(file, random);
      }
      String base64 = Files.readString(file).strip();
      if (Base64.getDecoder().decode(base64).length == KeyEncryptionKey.LENGTH) {
        return base64;
      }
    } catch (IOException unusable) {
      throw new StartFailure(
          "Cannot read or create the key-encryption key file %s (AUTH_DATA_DIR): %s"
              .formatted(file, unusable.getClass().getSimpleName()),
          unusable);
    } catch (IllegalArgumentException notBase64) {
      throw noKey(file);
    }
    throw noKey(file);
  }

  /**
   * Writes a temporary file and moves it into place: a crash leaves no partial key, and if two
   * nodes do this at once, both use the first key.
   */
  private static void make(Path file, SecureRandom random) throws IOException {
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    random.nextBytes(bytes);
    // No process id in the name: in containers every server is process 1, and they may share a
    // volume.
    Path draft = file.resolveSibling(FILE_NAME + "." + Long.toHexString(random.nextLong()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      OwnerOnly.createFile(draft);
      try (SeekableByteChannel channel = Files.newByteChannel(draft, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(bytes)));
        if (channel instanceof FileChannel onDisk) {
          // Flushed to disk: signing keys that survive a power cut are useless without it.
          onDisk.force(true);
        }
      }
      place(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void place(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException anotherNodeWasFirst) {
      // Another node created the file first: its key is the one to read.
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      moveUnlessThere(draft, file);
    }
  }

  /** For file systems without hard links, such as FAT and many network shares. */
  private static void moveUnlessThere(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException anotherNodeWasFirst) {
      // Another node created the file first: its key is the one to read.
    }
  }

  private static ConfigException noKey(Path file) {
    return new ConfigException(
        List.of(
            file
                + " does not hold a valid key-encryption key: restore the file from a backup, or set AUTH_KEY_ENCRYPTION_KEY to the key"));
  }
}

package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.key.KeyEncryptionKey;
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
 * Where the key-encryption key comes from: the settings, or a file that is made once in the data
 * directory.
 */
final class KeyEncryptionKeys {
  private static final String FILE_NAME = "key-encryption.key";

  private KeyEncryptionKeys() {}

  /**
   * The key given, or the one in {@code directory}, made there if there is none.
   *
   * @throws ConfigException if the file holds no key
   * @throws StartFailure if it cannot be read or made
   */
  static KeyEncryptionKey of(Optional<Secret> given, Path directory, SecureRandom random) {
    String base64 = given.map(Secret::value).orElseGet(() -> kept(fileIn(directory), random));
    byte[] bytes = Base64.getDecoder().decode(base64);
    return new KeyEncryptionKey(bytes, random);
  }

  /** Where the key is if none is given. */
  static Path fileIn(Path directory) {
    return directory.resolve(FILE_NAME);
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
          "Cannot read or make the key-encryption key %s (AUTH_DATA_DIR): %s"
              .formatted(file, unusable.getClass().getSimpleName()),
          unusable);
    } catch (IllegalArgumentException notBase64) {
      throw noKey(file);
    }
    throw noKey(file);
  }

  /**
   * Written aside and put into place: a stop in between leaves no half key, and the first of two
   * nodes wins.
   */
  private static void make(Path file, SecureRandom random) throws IOException {
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    random.nextBytes(bytes);
    // Not named by the process: in containers that share a volume every one is process 1.
    Path draft = file.resolveSibling(FILE_NAME + "." + Long.toHexString(random.nextLong()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      OwnerOnly.createFile(draft);
      try (SeekableByteChannel channel = Files.newByteChannel(draft, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(bytes)));
        if (channel instanceof FileChannel onDisk) {
          // Signing keys are useless without it: it must outlast a power cut that they outlast.
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
      // Its key is the one to read.
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      moveUnlessThere(draft, file);
    }
  }

  /** For FAT and many network shares, which have no links. */
  private static void moveUnlessThere(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException anotherNodeWasFirst) {
      // Its key is the one to read.
    }
  }

  private static ConfigException noKey(Path file) {
    return new ConfigException(
        List.of(file + " holds no key: restore it, or set AUTH_KEY_ENCRYPTION_KEY"));
  }
}

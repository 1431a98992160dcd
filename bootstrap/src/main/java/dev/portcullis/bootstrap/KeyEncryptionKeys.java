package dev.portcullis.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.key.KeyEncryptionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the key-encryption key comes from: the settings, or a file that is made once in the data
 * directory.
 */
final class KeyEncryptionKeys {
  private static final String FILE_NAME = "key-encryption.key";
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private KeyEncryptionKeys() {}

  /**
   * The key given, or the one in {@code directory}, made there if there is none.
   *
   * @throws ConfigException if the file holds no key
   */
  static KeyEncryptionKey of(Optional<Secret> given, Path directory, SecureRandom random) {
    String base64 =
        given.map(Secret::value).orElseGet(() -> kept(directory.resolve(FILE_NAME), random));
    byte[] bytes = Base64.getDecoder().decode(base64);
    return new KeyEncryptionKey(bytes, random);
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
      throw new UncheckedIOException(
          "the key-encryption key " + file + " cannot be kept", unusable);
    } catch (IllegalArgumentException notBase64) {
      throw noKey(file);
    }
    throw noKey(file);
  }

  /**
   * Written aside and moved into place: a stop in between leaves no half key, and the first of two
   * nodes wins.
   */
  private static void make(Path file, SecureRandom random) throws IOException {
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    random.nextBytes(bytes);
    Path draft = file.resolveSibling(FILE_NAME + "." + ProcessHandle.current().pid());
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(draft);
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (SeekableByteChannel channel = Files.newByteChannel(draft, fresh, OWNER_ONLY)) {
      channel.write(ByteBuffer.wrap(Base64.getEncoder().encodeToString(bytes).getBytes(US_ASCII)));
    }
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException anotherNodeWasFirst) {
      // Its key is the one to read.
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static ConfigException noKey(Path file) {
    return new ConfigException(
        List.of(file + " holds no key: restore it, or set AUTH_KEY_ENCRYPTION_KEY"));
  }
}

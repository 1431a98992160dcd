package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.config.Config;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Sees before anything else that the files of the server have a place. */
final class DataDirectory {
  private DataDirectory() {}

  /**
   * Makes the directory if {@code config} keeps anything in it, for its owner alone: it holds
   * password hashes and the key to the signing keys.
   *
   * @throws StartFailure if it is not a directory that can be written
   */
  static void prepare(Config config) {
    boolean keepsKey =
        config.keys().sharedSecret().isEmpty() && config.keys().keyEncryptionKey().isEmpty();
    if (config.database().url().isEmpty() || keepsKey) {
      prepare(config.dataDirectory().toAbsolutePath());
    }
  }

  private static void prepare(Path directory) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory, ownerOnly(directory));
      }
      if (!Files.isWritable(directory)) {
        throw new AccessDeniedException(directory.toString());
      }
    } catch (IOException unusable) {
      throw new StartFailure(
          "Cannot keep files in %s (AUTH_DATA_DIR): it must be a directory that this process can make and write to (%s)"
              .formatted(directory, unusable.getClass().getSimpleName()),
          unusable);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}

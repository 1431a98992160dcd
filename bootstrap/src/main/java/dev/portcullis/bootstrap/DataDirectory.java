package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.config.Config;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Creates and checks the data directory before anything else starts. */
final class DataDirectory {
  private DataDirectory() {}

  /**
   * Creates the directory if {@code config} stores anything in it, readable by its owner only: it
   * holds password hashes and the key-encryption key.
   *
   * @throws StartFailure if it is not a writable directory
   */
  static void prepare(Config config) {
    Path directory = config.dataDirectory();
    boolean keepsKey =
        config.keys().sharedSecret().isEmpty() && config.keys().keyEncryptionKey().isEmpty();
    // A key file provided by the operator may be on a read-only mount.
    boolean makesKey = keepsKey && !Files.isReadable(KeyEncryptionKeys.fileIn(directory));
    if (config.database().url().isEmpty() || makesKey) {
      prepare(directory);
    }
  }

  /** Creates {@code directory}, on any file system. */
  static void prepare(Path directory) {
    try {
      Path absolute = directory.toAbsolutePath();
      if (!Files.isDirectory(absolute)) {
        OwnerOnly.createDirectories(absolute);
      }
      if (!Files.isWritable(absolute)) {
        throw new AccessDeniedException(absolute.toString());
      }
    } catch (IOException | InvalidPathException unusable) {
      // InvalidPathException: the path of the working directory cannot be encoded in this locale.
      throw new StartFailure(
          "Cannot write to the data directory %s (AUTH_DATA_DIR): it must be a directory that this process can create and write to (%s)"
              .formatted(directory, unusable.getClass().getSimpleName()),
          unusable);
    }
  }
}

package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.config.Config;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

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
    Path directory = config.dataDirectory();
    boolean keepsKey =
        config.keys().sharedSecret().isEmpty() && config.keys().keyEncryptionKey().isEmpty();
    // A key that was put there by somebody else may be on a read-only mount.
    boolean makesKey = keepsKey && !Files.isReadable(KeyEncryptionKeys.fileIn(directory));
    if (config.database().url().isEmpty() || makesKey) {
      prepare(directory);
    }
  }

  /** Makes {@code directory}, on whatever file system it is. */
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
      // A path is invalid here if that of the working directory cannot be written in this locale.
      throw new StartFailure(
          "Cannot keep files in %s (AUTH_DATA_DIR): it must be a directory that this process can make and write to (%s)"
              .formatted(directory, unusable.getClass().getSimpleName()),
          unusable);
    }
  }
}

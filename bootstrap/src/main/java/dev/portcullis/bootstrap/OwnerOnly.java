package dev.portcullis.bootstrap;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates directories and files that only their owner can read, as far as the file system supports
 * that: by permissions (POSIX), by an access control list (Windows), or not at all (FAT, many
 * network shares). If it is not supported, a warning is logged and the server goes on.
 */
final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** Creates {@code directory} and its missing parents. */
  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(directory, "rwx------"));
    restrict(directory);
  }

  /** Creates the empty {@code file}, which must not exist. */
  static void createFile(Path file) throws IOException {
    Files.createFile(file, attributes(file, "rw-------"));
    restrict(file);
  }

  /**
   * Set at creation where possible, so that the file is never readable by others, not even briefly.
   */
  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void restrict(Path path) throws IOException {
    if (!isPosixRestricted(path) && !isRestrictedByList(path)) {
      FileStore store = Files.getFileStore(path);
      LOG.warn(
          "Cannot restrict access to {}: its file system ({}) does not support permissions for single accounts, so other accounts of this machine may read it. The server goes on. Move AUTH_DATA_DIR to another file system, or restrict access to this one.",
          path,
          store.type());
    }
  }

  /** Reads the permissions back: some file systems accept them and do not store them. */
  private static boolean isPosixRestricted(Path path) throws IOException {
    Optional<PosixFileAttributeView> view =
        Optional.ofNullable(Files.getFileAttributeView(path, PosixFileAttributeView.class));
    return view.isPresent() && OWNER.containsAll(view.get().readAttributes().permissions());
  }

  private static boolean isRestrictedByList(Path path) {
    Optional<AclFileAttributeView> view =
        Optional.ofNullable(Files.getFileAttributeView(path, AclFileAttributeView.class));
    if (view.isEmpty()) {
      return false;
    }
    try {
      AclEntry all =
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(view.get().getOwner())
              .setPermissions(EnumSet.allOf(AclEntryPermission.class))
              .build();
      view.get().setAcl(List.of(all));
      return true;
    } catch (IOException refused) {
      LOG.debug("Cannot set the access control list of {}", path, refused);
      return false;
    }
  }
}

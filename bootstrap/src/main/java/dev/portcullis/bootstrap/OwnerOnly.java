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
 * Makes directories and files that nobody but their owner can read, as far as the file system can
 * do that: by permissions (POSIX), by an access control list (Windows), or not at all (FAT, many
 * network shares). What could not be done is logged; it stops nothing.
 */
final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** Makes {@code directory} and those above it that are missing. */
  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(directory, "rwx------"));
    restrict(directory);
  }

  /** Makes the empty {@code file}, which must not exist. */
  static void createFile(Path file) throws IOException {
    Files.createFile(file, attributes(file, "rw-------"));
    restrict(file);
  }

  /** Given at creation where that is possible: so there is no moment at which others could read. */
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
          "Cannot keep {} from other accounts of this machine: its file system ({}) does not hold permissions for single accounts. Put AUTH_DATA_DIR on one that does, or see to it that nobody else reaches it.",
          path,
          store.type());
    }
  }

  /**
   * Looks at what came of it: file systems without permissions of their own take any and drop them.
   */
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
      LOG.debug("No access control list on {}", path, refused);
      return false;
    }
  }
}

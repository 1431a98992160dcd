package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import dev.portcullis.domain.key.KeyEncryptionKey;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The files of the server on file systems that differ in what they can do. */
class OtherFileSystemsTest {
  private static final byte[] PLAIN = {1, 2, 3};

  private final SecureRandom random = new SecureRandom();
  private final Logger logger = (Logger) LoggerFactory.getLogger(OwnerOnly.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @ParameterizedTest
  @MethodSource("fileSystems")
  void theKeyIsMadeOnceOnEveryFileSystem(Configuration kind) throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(kind)) {
      Path directory = files.getPath("data");
      DataDirectory.prepare(directory);
      byte[] sealed = keptIn(directory).seal(PLAIN, "name");

      assertArrayEquals(PLAIN, keptIn(directory).open(sealed, "name"));
      try (Stream<Path> kept = Files.list(directory)) {
        assertEquals(1, kept.count());
      }
    }
  }

  @Test
  void whatCannotBeRestrictedIsSaid() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.windows())) {
      DataDirectory.prepare(files.getPath("data"));
      keptIn(files.getPath("data"));

      assertEquals(2, messages().size(), messages()::toString);
      assertTrue(messages().get(0).contains("AUTH_DATA_DIR"), messages()::toString);
    }
  }

  @Test
  void accessControlListsRestrictWhereThereAreNoPermissions() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(withLists())) {
      Path directory = files.getPath("data");
      DataDirectory.prepare(directory);

      AclFileAttributeView view = Files.getFileAttributeView(directory, AclFileAttributeView.class);
      assertEquals(1, view.getAcl().size());
      assertEquals(view.getOwner(), view.getAcl().get(0).principal());
      assertEquals(List.of(), messages());
    }
  }

  @Test
  void permissionsRestrictWhereThereAreSome() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(withPermissions())) {
      Path directory = files.getPath("data");
      DataDirectory.prepare(directory);

      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
      assertEquals(List.of(), messages());
    }
  }

  @Test
  void aKeyThatPointsNowhereIsToldInASentence(@TempDir Path directory) throws IOException {
    Files.createSymbolicLink(
        KeyEncryptionKeys.fileIn(directory), directory.resolve("not mounted yet"));

    StartFailure failure = assertThrows(StartFailure.class, () -> keptIn(directory));
    assertTrue(String.valueOf(failure.getMessage()).contains("AUTH_DATA_DIR"));
  }

  private static Stream<Configuration> fileSystems() {
    return Stream.of(
        Configuration.windows(),
        Configuration.windows().toBuilder().setSupportedFeatures().build(),
        withLists(),
        withPermissions(),
        Configuration.unix(),
        Configuration.osX().toBuilder().setSupportedFeatures(Feature.SYMBOLIC_LINKS).build());
  }

  private static Configuration withLists() {
    return Configuration.windows().toBuilder().setAttributeViews("basic", "owner", "acl").build();
  }

  private static Configuration withPermissions() {
    return Configuration.unix().toBuilder().setAttributeViews("posix").build();
  }

  private List<String> messages() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private KeyEncryptionKey keptIn(Path directory) {
    return KeyEncryptionKeys.of(Optional.empty(), directory, random);
  }
}

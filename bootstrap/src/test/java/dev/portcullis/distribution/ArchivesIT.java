package dev.portcullis.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the archives of the distribution. */
class ArchivesIT {
  /** {@code project.build.outputTimestamp} in the root pom. */
  private static final String TIME = "2026-11-01 00:00:00";

  @Test
  void bothHoldTheSameFiles(@TempDir Path folder) throws Exception {
    Map<String, String> tar = digests(Unpacked.tar(folder.resolve("tar")));
    Map<String, String> zip = digests(Unpacked.zip(folder.resolve("zip")));

    assertEquals(tar, zip);
    assertTrue(
        tar.keySet()
            .containsAll(
                List.of(
                    "LICENSE",
                    "NOTICE",
                    "portcullis.jar",
                    "bin/portcullis",
                    "bin/portcullis-prepare",
                    "bin/portcullis.bat",
                    "completions/portcullis.bash",
                    "completions/portcullis.zsh",
                    "systemd/portcullis.service",
                    "container/Dockerfile",
                    "container/compose.yaml",
                    "kubernetes/portcullis.yaml")),
        tar::toString);
  }

  @Test
  void noByteComesFromWhoBuiltItOrWhen() throws IOException {
    List<String> entries =
        Command.of(
                List.of(
                    "tar",
                    "--numeric-owner",
                    "--full-time",
                    "-tvzf",
                    Unpacked.archive(".tar.gz").toString()))
            .with(Map.of("PATH", "/usr/bin:/bin", "TZ", "UTC", "LC_ALL", "C"))
            .run()
            .output()
            .lines()
            .toList();

    for (String entry : entries) {
      assertTrue(entry.matches("(d|-)rw[x-]r-[x-]r-[x-] 0/0 +\\d+ " + TIME + " .*"), entry);
    }
    assertEquals(
        List.of("bin/portcullis", "bin/portcullis-prepare"),
        entries.stream()
            .filter(entry -> entry.startsWith("-rwx"))
            .map(entry -> entry.replaceFirst(".* [^/ ]+/", ""))
            .sorted()
            .toList());
  }

  /** Jars of others are as they were published. */
  @Test
  void ourJarsHaveOneTime(@TempDir Path folder) throws IOException {
    List<Path> ours = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Unpacked.tar(folder))) {
      files
          .filter(
              file -> file.getFileName().toString().matches("(portcullis|a[du].*-0\\..*)\\.jar"))
          .forEach(ours::add);
    }

    assertEquals(7, ours.size(), ours::toString);
    for (Path jar : ours) {
      try (ZipFile file = new ZipFile(jar.toFile())) {
        assertEquals(
            1, file.stream().map(ZipEntry::getTimeLocal).distinct().count(), () -> "" + jar);
      }
    }
  }

  @Test
  void theZipHasTheModesToo() throws IOException {
    byte[] content = Files.readAllBytes(Unpacked.archive(".zip"));

    // The file attributes of Unix are in the upper half of the external ones (APPNOTE 4.4.15).
    assertEquals(0100755, mode(content, "/bin/portcullis-prepare"));
    assertEquals(0100644, mode(content, "/portcullis.jar"));
  }

  private static int mode(byte[] zip, String end) throws IOException {
    String text = new String(zip, ISO_8859_1);
    int header = text.lastIndexOf("PK\1\2", text.lastIndexOf(end));
    return (zip[header + 40] & 0xff) | (zip[header + 41] & 0xff) << 8;
  }

  private static Map<String, String> digests(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> folder.relativize(file).toString(),
                  ArchivesIT::digest,
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static String digest(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content.readAllBytes());
      return new BigInteger(1, digest.digest()).toString(16);
    } catch (Exception unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}

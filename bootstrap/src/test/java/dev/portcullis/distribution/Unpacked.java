package dev.portcullis.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The distribution as the build made it, and unpacked as whoever installs it does. */
final class Unpacked {
  private static final Path BUILT = Path.of("target");

  private Unpacked() {}

  /** The only archive whose name ends with {@code extension}. */
  static Path archive(String extension) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(BUILT, "portcullis-*" + extension)) {
      files.forEach(found::add);
    }
    assertEquals(1, found.size(), () -> "archives in " + BUILT + ": " + found);
    return found.get(0).toAbsolutePath();
  }

  /** Unpacks the {@code .tar.gz} into {@code folder}, and returns the folder in it. */
  static Path tar(Path folder) throws IOException {
    return unpack(folder, "tar", "-xzf", archive(".tar.gz").toString());
  }

  /** Unpacks the {@code .zip} into {@code folder}, and returns the folder in it. */
  static Path zip(Path folder) throws IOException {
    return unpack(folder, "jar", "-xf", archive(".zip").toString());
  }

  private static Path unpack(Path folder, String tool, String... arguments) throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(
        tool.equals("jar")
            ? Path.of(System.getProperty("java.home"), "bin", tool).toString()
            : tool);
    command.addAll(List.of(arguments));
    Command.Result result = Command.of(command).in(folder).run();
    assertEquals(0, result.status(), result::toString);
    try (DirectoryStream<Path> tops = Files.newDirectoryStream(folder)) {
      return tops.iterator().next();
    }
  }
}

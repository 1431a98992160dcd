package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tours of the README, line by line: what stands there is what the server answers. */
class ReadmeTourIT {
  private static final Pattern SETTING = Pattern.compile("(AUTH_ADMIN_[A-Z]+)=('[^']*'|\\S+)");

  @Test
  void everyCommandPrintsWhatTheReadmeSays(@TempDir Path directory) throws Exception {
    // With all of the defaults, as the reader has it.
    run(Tour.of(parts()[0]), directory, Map.of());
  }

  @Test
  void theHelpDeskOfTheReadmeIsMadeGivenAndSeenToWork(@TempDir Path directory) throws Exception {
    String part = parts()[1];
    Map<String, String> settings = new HashMap<>();
    Matcher setting = SETTING.matcher(part);
    while (setting.find()) {
      settings.put(setting.group(1), setting.group(2).replace("'", ""));
    }
    run(Tour.of(part), directory, settings);
  }

  @Test
  void everyStartOfTheServerIsByItsLauncher() throws Exception {
    String command = "bootstrap/" + ServerProcess.LAUNCHER;

    assertTrue(parts()[0].contains("package && " + command + "\n"));
    assertTrue(parts()[1].contains("' " + command + "\n"));
  }

  private static void run(Tour tour, Path directory, Map<String, String> settings)
      throws Exception {
    try (ServerProcess server = ServerProcess.launch(directory, settings).awaitReady()) {
      tour.run(Map.of("localhost:8080", "localhost:" + server.address().getPort()));
    }
  }

  /** Before and from the section on administration, which has another server. */
  private static String[] parts() throws Exception {
    String[] parts =
        Files.readString(Path.of("../README.md")).split("## Administration with curl", -1);
    assertTrue(parts.length == 2, "the section is not there once");
    return parts;
  }
}

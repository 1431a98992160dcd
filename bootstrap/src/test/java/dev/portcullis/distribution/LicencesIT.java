package dev.portcullis.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The licences of what the distribution passes on. */
class LicencesIT {
  private static final Pattern ENTRY = Pattern.compile("(\\S+\\.jar): (.+)\\. Text: (\\S+)");

  @Test
  void everyJarHasItsLicenceAndItsText(@TempDir Path folder) throws IOException {
    Path home = Unpacked.tar(folder);
    Path licences = home.resolve("licenses");
    Map<String, String> texts = new TreeMap<>();
    Matcher entry = ENTRY.matcher(Files.readString(licences.resolve("THIRD-PARTY.txt")));
    while (entry.find()) {
      texts.put(entry.group(1), entry.group(3));
    }

    assertEquals(names(home.resolve("lib")), texts.keySet());
    for (Map.Entry<String, String> each : texts.entrySet()) {
      Path text = licences.resolve(each.getValue());
      if (each.getValue().equals("jars")) {
        text = text.resolve(each.getKey().replace(".jar", "-jar"));
        assertTrue(hasFile(text), () -> each + " brings no text");
      } else {
        assertTrue(Files.size(text) > 1000, each::toString);
      }
    }
  }

  /** Apache-2.0, section 4 (d): what is in a NOTICE has to be passed on. */
  @Test
  void everyNoticeOfAJarIsBesideTheLicences(@TempDir Path folder) throws IOException {
    Path home = Unpacked.tar(folder);

    assertTrue(
        Files.readString(
                home.resolve("licenses/jars").resolve(jackson(home)).resolve("META-INF/NOTICE"))
            .contains("Jackson"));
  }

  private static String jackson(Path home) throws IOException {
    return names(home.resolve("lib")).stream()
        .filter(name -> name.startsWith("jackson-core"))
        .findAny()
        .orElseThrow()
        .replace(".jar", "-jar");
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean hasFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    }
  }
}

package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of permissions names every route that asks for one. */
final class PermissionsPageTest {
  private static final Path PAGE = Path.of("../docs/permissions.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `[a-z]+:[a-z]+` \\|(.*)\\|$");
  private static final Pattern ROUTE = Pattern.compile("`([A-Z]+ /[^`]*)`");
  private static final Pattern ADMINISTRATIVE =
      Pattern.compile("/api/(users|roles|keys|audit)(/.*)?");

  @Test
  void everyAdministrativeRouteIsInTheTableOnce() throws IOException {
    Set<String> shown = new TreeSet<>();
    Matcher rows = ROW.matcher(Files.readString(PAGE, UTF_8));
    while (rows.find()) {
      Matcher routes = ROUTE.matcher(rows.group(1));
      while (routes.find()) {
        assertTrue(shown.add(routes.group(1)), routes.group(1));
      }
    }
    Set<String> served = new TreeSet<>();
    try (Stage stage = Stage.open()) {
      Routes.open(stage.auth, Stage.settings(Stage.limits())).stream()
          .filter(route -> ADMINISTRATIVE.matcher(route.template()).matches())
          .forEach(route -> served.add(route.method() + " " + route.template()));
    }

    assertEquals(served, shown);
  }
}

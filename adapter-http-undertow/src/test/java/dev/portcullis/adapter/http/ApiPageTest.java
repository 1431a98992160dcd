package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.adapter.http.pipeline.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ApiPageTest {
  private static final Path PAGE = Path.of("../docs/http-api.md");

  @Test
  void thePageShowsTheRoutesThatThereAre() throws IOException {
    try (Stage stage = Stage.open()) {
      assertEquals(
          table(Routes.open(stage.auth, Stage.settings(Stage.limits()))), section("public"));
      assertEquals(
          table(Routes.management(stage.monitoring.current(), () -> true)), section("management"));
    }
  }

  @Test
  void thePageShowsTheRoutesThatAreThereForOldClientsOnly() throws IOException {
    assertEquals(table(added(Stage.legacySettings())), section("legacy"));
  }

  @Test
  void thePageShowsTheRoutesOfAnIssuerThatIsAnAddress() throws IOException {
    assertEquals(table(added(Stage.settingsOf("https://example.org"))), section("discovery"));
    assertEquals(
        table(added(Stage.settingsOf("https://example.org/path"))), section("discovery-path"));
  }

  /** What these settings add. */
  private static List<Route> added(HttpSettings settings) {
    try (Stage stage = Stage.open()) {
      List<Route> more = new ArrayList<>(Routes.open(stage.auth, settings));
      Set<String> always =
          Routes.open(stage.auth, Stage.settings(Stage.limits())).stream()
              .map(ApiPageTest::row)
              .collect(Collectors.toSet());
      more.removeIf(route -> always.contains(row(route)));
      return more;
    }
  }

  private static String section(String name) throws IOException {
    String page = Files.readString(PAGE, UTF_8).replace("\r\n", "\n");
    String begin = "<!-- routes:" + name + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    return page.substring(from, page.indexOf("<!-- /routes -->", from));
  }

  private static String table(List<Route> routes) {
    String head = "| Method | Path | Access | Runs on |\n| --- | --- | --- | --- |\n";
    return routes.stream().map(ApiPageTest::row).collect(Collectors.joining("", head, ""));
  }

  private static String row(Route route) {
    return "| %s | `%s` | %s | %s |\n"
        .formatted(route.method(), route.template(), words(route.access()), words(route.runsOn()));
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

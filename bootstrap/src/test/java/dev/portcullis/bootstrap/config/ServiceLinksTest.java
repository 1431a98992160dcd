package dev.portcullis.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and values as Kubernetes makes them of services ({@code auth}, {@code auth-http}, …). */
class ServiceLinksTest {
  private static final Map<String, String> LINKS =
      Map.ofEntries(
          Map.entry("AUTH_HTTP_PORT", "tcp://10.96.0.9:8080"),
          Map.entry("AUTH_MANAGEMENT_PORT", "tcp://[fd00::9]:9090"),
          Map.entry("AUTH_SERVICE_HOST", "10.96.0.9"),
          Map.entry("AUTH_SERVICE_PORT", "8080"),
          Map.entry("AUTH_SERVICE_PORT_HTTP", "8080"),
          Map.entry("AUTH_HTTP_SERVICE_HOST", "10.96.0.9"),
          Map.entry("AUTH_HTTP_SERVICE_PORT_HTTPS", "8443"),
          Map.entry("AUTH_PORT", "tcp://10.96.0.9:8080"),
          Map.entry("AUTH_PORT_8080_TCP", "tcp://10.96.0.9:8080"),
          Map.entry("AUTH_PORT_8080_TCP_PROTO", "tcp"),
          Map.entry("AUTH_PORT_8080_TCP_PORT", "8080"),
          Map.entry("AUTH_PORT_8080_TCP_ADDR", "10.96.0.9"),
          Map.entry("AUTH_DB_PORT_53_UDP", "udp://10.96.0.9:53"));

  @Test
  void linksOfServicesSetNothingAndAreNotTakenForMisspelt() {
    Config config = Config.from(LINKS);

    assertEquals(Config.from(Map.of()).http(), config.http());
    assertEquals(List.of(), config.ignored().unknown());
    assertEquals(LINKS.keySet(), Set.copyOf(config.ignored().serviceLinks()));
  }

  @Test
  void noSettingIsTakenForALink() {
    for (Setting<?> setting : Settings.ALL) {
      Map<String, String> one = Map.of(setting.name(), "8080");
      assertEquals(List.of(), SettingSources.of(one).serviceLinks(), setting.name());
    }
  }

  @Test
  void namesLikeThoseOfLinksAreStillMisspelt() {
    Map<String, String> misspelt = Map.of("AUTH_HTTP_PORTS", "1", "AUTH_PORT", "8080");

    assertEquals(
        List.of("AUTH_HTTP_PORTS", "AUTH_PORT"), Config.from(misspelt).ignored().unknown());
  }

  @Test
  void dotEnvSetsWhatALinkDoesNot(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(".env"), "AUTH_HTTP_PORT=8181\n");

    assertEquals(8181, Config.from(SettingSources.of(LINKS).withDotEnv(directory)).http().port());
  }

  @Test
  void whatSomebodyWroteIntoDotEnvIsNoLink(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(".env"), "AUTH_HTTP_PORT=tcp://10.96.0.9:8080\n");
    SettingSources sources = SettingSources.of(Map.of()).withDotEnv(directory);

    ConfigException refused = assertThrows(ConfigException.class, () -> Config.from(sources));
    assertTrue(refused.problems().get(0).startsWith("AUTH_HTTP_PORT "), refused::getMessage);
  }
}

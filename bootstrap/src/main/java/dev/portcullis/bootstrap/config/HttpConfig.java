package dev.portcullis.bootstrap.config;

import dev.portcullis.adapter.http.HttpLimits;
import dev.portcullis.adapter.http.HttpSettings;
import dev.portcullis.domain.ratelimit.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the server listens.
 *
 * @param host address of the public listener
 * @param port its port; 0 lets the system choose
 * @param managementHost address of the management listener
 * @param managementPort its port; 0 lets the system choose
 * @param corsOrigins origins whose pages may call the API; none disables CORS
 * @param idleTimeout how long a connection may wait for the next request
 * @param trustedProxies proxies whose forwarding headers are trusted
 */
public record HttpConfig(
    String host,
    int port,
    String managementHost,
    int managementPort,
    Set<String> corsOrigins,
    Duration idleTimeout,
    List<AddressRange> trustedProxies) {
  private static final Setting<String> HOST =
      Setting.of(
              "AUTH_HTTP_HOST",
              Parsers::host,
              "address of the public listener; use `0.0.0.0` behind a proxy that terminates TLS")
          .or("127.0.0.1");
  private static final Setting<Integer> PORT =
      Setting.of(
              "AUTH_HTTP_PORT",
              Parsers::port,
              "port of the public listener; `0` means any free port")
          .or(8080);
  private static final Setting<String> MANAGEMENT_HOST =
      Setting.of(
              "AUTH_MANAGEMENT_HOST",
              Parsers::host,
              "address of the management listener; it asks for no token, so use `0.0.0.0` (for probes and scrapers on other machines) only behind a firewall")
          .or("127.0.0.1");
  private static final Setting<Integer> MANAGEMENT_PORT =
      Setting.of(
              "AUTH_MANAGEMENT_PORT",
              Parsers::port,
              "port of the management listener, which serves `/livez`, `/readyz` and `/metrics` ([list](docs/metrics.md))")
          .or(9090);
  private static final Setting<Set<String>> CORS_ORIGINS =
      Setting.of(
              "AUTH_CORS_ORIGINS",
              HttpConfig::origins,
              "origins whose pages may call the API (CORS), separated by commas, such as `https://app.example.org`; `null` and `*` are refused")
          .or(Set.of(), "none");
  private static final Setting<Duration> IDLE_TIMEOUT =
      Setting.of(
              "AUTH_HTTP_IDLE_TIMEOUT",
              Parsers.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
              "how long an idle connection stays open; must be longer than the idle timeout of the load balancer in front (AWS 60 s, Google Cloud 600 s)")
          .or(HttpLimits.DEFAULT_KEEP_ALIVE);
  private static final Setting<List<AddressRange>> TRUSTED_PROXIES =
      Setting.of(
              "AUTH_TRUSTED_PROXIES",
              LimitConfig::proxies,
              "addresses and ranges (`10.0.0.0/8`) of proxies whose `X-Forwarded-For`, `X-Forwarded-Proto` and `Forwarded` headers are trusted")
          .or(List.of(), "none");

  static final List<Setting<?>> SETTINGS =
      List.of(
          HOST,
          PORT,
          MANAGEMENT_HOST,
          MANAGEMENT_PORT,
          CORS_ORIGINS,
          IDLE_TIMEOUT,
          TRUSTED_PROXIES);

  /** Copies {@code corsOrigins} and {@code trustedProxies}. */
  public HttpConfig {
    corsOrigins = Set.copyOf(corsOrigins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  static HttpConfig from(Variables variables) {
    return new HttpConfig(
        variables.get(HOST),
        variables.get(PORT),
        variables.get(MANAGEMENT_HOST),
        variables.get(MANAGEMENT_PORT),
        variables.get(CORS_ORIGINS),
        variables.get(IDLE_TIMEOUT),
        variables.get(TRUSTED_PROXIES));
  }

  private static Set<String> origins(String text) {
    return Parsers.list(text).stream()
        .map(HttpSettings.Trust::origin)
        .collect(Collectors.toUnmodifiableSet());
  }
}

package dev.portcullis.bootstrap.config;

import dev.portcullis.domain.ratelimit.AddressRange;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the server listens.
 *
 * @param host address of the public listener
 * @param port its port; 0 lets the system choose
 * @param managementPort port of the management listener on the loopback address; 0 lets the system
 *     choose
 * @param corsOrigins origins whose pages may call; none closes CORS
 * @param trustedProxies whose word counts on where a request comes from
 */
public record HttpConfig(
    String host,
    int port,
    int managementPort,
    Set<String> corsOrigins,
    List<AddressRange> trustedProxies) {
  private static final int DEFAULT_PORT = 8080;
  private static final int DEFAULT_MANAGEMENT_PORT = 9090;

  /** Copies {@code corsOrigins} and {@code trustedProxies}. */
  public HttpConfig {
    corsOrigins = Set.copyOf(corsOrigins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  static HttpConfig from(Variables variables) {
    return new HttpConfig(
        variables.text("AUTH_HTTP_HOST").orElse("127.0.0.1"),
        variables.read("AUTH_HTTP_PORT", DEFAULT_PORT, Parsers::port),
        variables.read("AUTH_MANAGEMENT_PORT", DEFAULT_MANAGEMENT_PORT, Parsers::port),
        variables.read("AUTH_CORS_ORIGINS", Set.of(), HttpConfig::origins),
        variables.read("AUTH_TRUSTED_PROXIES", List.of(), LimitConfig::proxies));
  }

  private static Set<String> origins(String text) {
    return Parsers.list(text).stream().map(Parsers::origin).collect(Collectors.toUnmodifiableSet());
  }
}

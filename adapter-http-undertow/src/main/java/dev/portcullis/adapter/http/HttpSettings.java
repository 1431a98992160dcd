package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of the HTTP server.
 *
 * @param open the address of the public listener
 * @param management the address of the management listener, which asks for no token: loopback, or
 *     an address that only operators and monitoring can reach
 * @param trust trusted origins and proxies
 * @param introduction realm, version and issuer of the server
 * @param keysCacheTime how long clients may keep the published keys
 * @param limits limits of size, time and load
 * @param compatibility what is supported for old clients only
 */
public record HttpSettings(
    Address open,
    Address management,
    Trust trust,
    Introduction introduction,
    Duration keysCacheTime,
    HttpLimits limits,
    Compatibility compatibility) {
  /** All are required. */
  public HttpSettings {
    requireNonNull(open, "open");
    requireNonNull(management, "management");
    requireNonNull(trust, "trust");
    requireNonNull(introduction, "introduction");
    requireNonNull(keysCacheTime, "keysCacheTime");
    requireNonNull(limits, "limits");
    requireNonNull(compatibility, "compatibility");
  }

  /**
   * An address to listen on.
   *
   * @param host an address or a name of this machine
   * @param port 0 for any free port
   */
  public record Address(String host, int port) {
    private static final int MAX_PORT = 65_535;

    /**
     * An address.
     *
     * @throws IllegalArgumentException if the port is out of range
     */
    public Address {
      requireNonNull(host, "host");
      if (port < 0 || port > MAX_PORT) {
        throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
      }
    }
  }

  /**
   * Trusted origins and proxies.
   *
   * @param corsOrigins origins whose pages may read the answers, such as {@code
   *     http://localhost:8081}; none disables CORS
   * @param proxies addresses whose {@code X-Forwarded-For}, {@code X-Forwarded-Proto} and {@code
   *     Forwarded} headers are trusted; with none, the source is always the peer
   */
  public record Trust(Set<String> corsOrigins, List<AddressRange> proxies) {
    /**
     * Copies both, the origins in the form in which browsers send them (RFC 6454 section 6.2).
     *
     * @throws IllegalArgumentException with a sentence, if one is not an origin; {@code null} is
     *     not one
     */
    public Trust {
      corsOrigins = corsOrigins.stream().map(Trust::origin).collect(Collectors.toUnmodifiableSet());
      proxies = List.copyOf(proxies);
    }

    /**
     * The form in which browsers send the origin that {@code text} names: scheme and host in lower
     * case, the host in A-labels, no default port.
     *
     * @throws IllegalArgumentException with a sentence, if it is not an origin
     */
    public static String origin(String text) {
      return WebOrigin.of(text).value();
    }

    /** Trusts no origin and no proxy. */
    public static Trust none() {
      return new Trust(Set.of(), List.of());
    }
  }

  /**
   * Realm, version and issuer of the server.
   *
   * @param realm the realm that 401 answers name
   * @param version the version shown by {@code GET /}
   * @param issuer the {@code iss} of access tokens; if it is an {@code https} URL, or an {@code
   *     http} one of this machine, its metadata is served (RFC 8414)
   */
  public record Introduction(String realm, String version, String issuer) {
    // What needs no escape inside a quoted string of a header (RFC 9110 section 5.6.4).
    private static final Pattern QUOTABLE = Pattern.compile("[ -~&&[^\"\\\\]]+");

    /**
     * An introduction.
     *
     * @throws IllegalArgumentException if the realm is not valid in a header
     */
    public Introduction {
      requireNonNull(version, "version");
      requireNonNull(issuer, "issuer");
      if (!QUOTABLE.matcher(requireNonNull(realm, "realm")).matches()) {
        throw new IllegalArgumentException(
            "realm must be printable ASCII without quotes and backslashes: " + realm);
      }
    }

    /** The introduction of a server whose issuer is no address. */
    public Introduction(String realm, String version) {
      this(realm, version, realm);
    }
  }

  /**
   * What is supported for old clients only.
   *
   * @param legacyRefresh whether {@code POST /api/auth/refreshtoken} exists, which never replaces a
   *     refresh token
   */
  public record Compatibility(boolean legacyRefresh) {
    /** Supports nothing for old clients. */
    public static Compatibility none() {
      return new Compatibility(false);
    }
  }
}

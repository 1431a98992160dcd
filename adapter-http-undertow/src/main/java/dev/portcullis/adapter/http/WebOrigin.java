package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web origin in the form in which browsers send it (RFC 6454 section 6.2): scheme and host in
 * lower case, the host in A-labels (RFC 5890), the port left out where it is the scheme's own.
 * Immutable.
 *
 * @param value the serialised origin, such as {@code https://app.example.org}
 */
record WebOrigin(String value) {
  private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);
  private static final int MAX_PORT = 65_535;
  private static final Pattern PARTS =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*)://(\\[[0-9A-Fa-f:.]+\\]|[^\\[\\]/?#@:\\\\\\s]+)"
              + "(?::([0-9]{0,5}))?/?");
  // With underscores: container names contain them, and browsers send them.
  private static final Pattern HOST = Pattern.compile("\\[.+]|[a-z0-9_.-]+");
  // IDNA 2003, which the JDK implements, maps these characters to others; browsers keep them (RFC
  // 5891).
  private static final Pattern DEVIATIONS = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

  /** An origin that {@link #of} has brought to its form. */
  WebOrigin {
    requireNonNull(value, "value");
  }

  /**
   * Parses {@code text} in any spelling.
   *
   * @throws IllegalArgumentException with a sentence, if it is not an origin
   */
  static WebOrigin of(String text) {
    if (text.equals("null") || text.equals("*")) {
      // Every sandboxed frame and every local file sends "null", so it identifies no page.
      throw new IllegalArgumentException(
          "must list each origin; " + text + " would admit unknown pages");
    }
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "must be origins such as https://app.example.org, without a path");
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    return new WebOrigin(scheme + "://" + host(parts.group(2)) + port(scheme, parts.group(3)));
  }

  private static String host(String text) {
    if (DEVIATIONS.matcher(text).find()) {
      throw new IllegalArgumentException(
          "must write this host in ASCII, as the browser shows it in the Origin header (xn--...)");
    }
    String host = ascii(text).toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("must have a host name or an address behind ://");
    }
    return host;
  }

  private static String ascii(String text) {
    // Brackets hold an IPv6 address, and are no part of a name.
    return text.startsWith("[") ? text : IDN.toASCII(text);
  }

  private static String port(String scheme, String digits) {
    if (digits == null || digits.isEmpty()) {
      return "";
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("must have ports from 1 to " + MAX_PORT);
    }
    return DEFAULT_PORTS.getOrDefault(scheme, 0) == port ? "" : ":" + port;
  }

  @Override
  public String toString() {
    return value;
  }
}

package dev.portcullis.adapter.http.pipeline;

import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.ratelimit.SourceAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the client behind trusted proxies: the right-most address in {@code X-Forwarded-For} or
 * {@code Forwarded} (RFC 7239) that is not a trusted proxy. Entries to the left of it may be
 * forged. Pure.
 *
 * @param trusted the addresses of trusted proxies; with none, headers are ignored
 */
record ForwardedHops(List<AddressRange> trusted) {
  ForwardedHops {
    trusted = List.copyOf(trusted);
  }

  /**
   * The source of a request.
   *
   * @param peer the peer of the connection
   * @param forwardedFor the values of {@code X-Forwarded-For}
   * @param forwarded the values of {@code Forwarded}
   */
  SourceAddress source(SourceAddress peer, List<String> forwardedFor, List<String> forwarded) {
    if (!isTrusted(peer)) {
      return peer;
    }
    SourceAddress one = walk(peer, forwardedFor, ForwardedHops::plainNode);
    SourceAddress other = walk(peer, forwarded, ForwardedHops::namedNode);
    if (forwardedFor.isEmpty() || forwarded.isEmpty()) {
      return forwarded.isEmpty() ? one : other;
    }
    // Our proxies write one of the two and let the other through: if both are present and disagree,
    // one may be forged, so the request counts as the proxy's.
    return one.equals(other) ? one : peer;
  }

  /** From right to left, while the hop that wrote the entry is trusted. */
  private SourceAddress walk(
      SourceAddress peer, List<String> values, Function<String, Optional<SourceAddress>> parser) {
    SourceAddress hop = peer;
    for (int line = values.size() - 1; line >= 0; line--) {
      String rest = values.get(line);
      while (!rest.isEmpty()) {
        int comma = rest.lastIndexOf(',');
        Optional<SourceAddress> next = parser.apply(rest.substring(comma + 1).strip());
        if (next.isEmpty()) {
          return hop;
        }
        hop = next.get();
        if (!isTrusted(hop)) {
          return hop;
        }
        rest = comma < 0 ? "" : rest.substring(0, comma);
      }
    }
    return hop;
  }

  /** Whether {@code address} is a trusted proxy. */
  boolean isTrusted(SourceAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /** The node in {@code for=}; nodes never contain a comma or semicolon. */
  static Optional<SourceAddress> namedNode(String element) {
    return parameter(element, "for").flatMap(ForwardedHops::plainNode);
  }

  /** The value of a parameter of one element of {@code Forwarded} (RFC 7239 section 4). */
  static Optional<String> parameter(String element, String name) {
    for (String pair : element.split(";", -1)) {
      String parameter = pair.strip();
      if (parameter.toLowerCase(Locale.ROOT).startsWith(name + "=")) {
        return Optional.of(unquoted(parameter.substring(name.length() + 1)));
      }
    }
    return Optional.empty();
  }

  /** An address, with or without brackets and port. */
  static Optional<SourceAddress> plainNode(String node) {
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      boolean whole = end > 0 && isPort(node.substring(end + 1));
      // Only IPv6 stands in brackets.
      return whole
          ? SourceAddress.parse(node.substring(1, end)).filter(address -> node.contains(":"))
          : Optional.empty();
    }
    int colon = node.indexOf(':');
    boolean hasPort = colon >= 0 && colon == node.lastIndexOf(':');
    if (hasPort) {
      return isPort(node.substring(colon))
          ? SourceAddress.parse(node.substring(0, colon))
          : Optional.empty();
    }
    return SourceAddress.parse(node);
  }

  private static boolean isPort(String text) {
    return text.isEmpty() || text.matches(":[0-9]{1,5}");
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}

package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.SourceAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether the client behind trusted proxies came over TLS, by {@code X-Forwarded-Proto} or {@code
 * Forwarded} (RFC 7239 section 5.4). Trusts only entries of our own proxies, as {@link
 * ForwardedHops} does. Pure.
 *
 * @param hops the trusted proxies
 */
record ForwardedScheme(ForwardedHops hops) {
  ForwardedScheme {
    requireNonNull(hops, "hops");
  }

  /**
   * The forwarding headers of a request, each with all its values.
   *
   * @param forwardedFor the values of {@code X-Forwarded-For}
   * @param forwardedProto the values of {@code X-Forwarded-Proto}
   * @param forwarded the values of {@code Forwarded}
   */
  record Headers(List<String> forwardedFor, List<String> forwardedProto, List<String> forwarded) {
    Headers {
      forwardedFor = elements(forwardedFor);
      forwardedProto = elements(forwardedProto);
      forwarded = elements(forwarded);
    }

    private static List<String> elements(List<String> values) {
      return values.stream()
          .flatMap(value -> Arrays.stream(value.split(",", -1)))
          .map(String::strip)
          .toList();
    }
  }

  /** Whether a trusted {@code peer} says that the client came over TLS. */
  boolean isSecure(SourceAddress peer, Headers headers) {
    if (!hops.isTrusted(peer)) {
      return false;
    }
    Optional<String> plain = plainScheme(headers);
    Optional<String> named = namedScheme(headers.forwarded());
    // Our proxies write one of the two and let the other through: if they disagree, one of them may
    // be forged.
    boolean agree = plain.isEmpty() || named.isEmpty() || plain.equals(named);
    return agree && plain.or(() -> named).filter("https"::equalsIgnoreCase).isPresent();
  }

  private Optional<String> plainScheme(Headers headers) {
    List<String> schemes = headers.forwardedProto();
    if (schemes.size() == 1) {
      // Written by the proxy that terminates TLS, and passed on by those behind it.
      return Optional.of(schemes.get(0));
    }
    int fromRight = clientFromRight(headers.forwardedFor(), ForwardedHops::plainNode);
    return schemes.size() < fromRight
        ? Optional.empty()
        : Optional.of(schemes.get(schemes.size() - fromRight));
  }

  private Optional<String> namedScheme(List<String> elements) {
    int fromRight = clientFromRight(elements, ForwardedHops::namedNode);
    return elements.size() < fromRight
        ? Optional.empty()
        : ForwardedHops.parameter(elements.get(elements.size() - fromRight), "proto");
  }

  /** The position, counted from 1 at the right, of the entry of the outermost trusted proxy. */
  private int clientFromRight(
      List<String> elements, Function<String, Optional<SourceAddress>> parser) {
    int fromRight = 1;
    while (fromRight < elements.size()
        && parser
            .apply(elements.get(elements.size() - fromRight))
            .filter(hops::isTrusted)
            .isPresent()) {
      fromRight++;
    }
    return fromRight;
  }
}

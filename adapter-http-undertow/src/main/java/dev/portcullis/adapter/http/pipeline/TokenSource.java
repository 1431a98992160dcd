package dev.portcullis.adapter.http.pipeline;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes the access token out of the headers; never from query, form or cookies (RFC 6750 section
 * 2).
 */
final class TokenSource {
  private static final HttpString ACCESS_TOKEN = new HttpString("x-access-token");
  private static final String SCHEME = "Bearer";

  private TokenSource() {}

  /**
   * The token that was sent, unchecked; empty if none was sent; several values if it is ambiguous.
   */
  static List<String> tokens(HeaderMap headers) {
    List<String> authorizations = values(headers.get(Headers.AUTHORIZATION));
    List<String> plain = values(headers.get(ACCESS_TOKEN));
    if (authorizations.size() > 1 || plain.size() > 1) {
      // Refused even if the values are equal: a proxy may have checked the other one.
      return Stream.concat(authorizations.stream(), plain.stream()).toList();
    }
    return Stream.concat(
            authorizations.stream().flatMap(value -> bearer(value).stream()),
            plain.stream().filter(token -> !token.isEmpty()))
        .distinct()
        .toList();
  }

  /** Whether {@code name} is a header that may hold a token. */
  static boolean isRead(HttpString name) {
    return name.equals(Headers.AUTHORIZATION) || name.equals(ACCESS_TOKEN);
  }

  private static List<String> values(Collection<String> sent) {
    return sent == null ? List.of() : List.copyOf(sent);
  }

  private static Optional<String> bearer(String authorization) {
    String value = trimmed(authorization);
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String rest = value.substring(SCHEME.length());
    return rest.isEmpty() || rest.startsWith(" ") ? Optional.of(trimmed(rest)) : Optional.empty();
  }

  /**
   * Without surrounding white space: only the two characters of RFC 9110 section 5.6.3, not all
   * that Java trims.
   */
  private static String trimmed(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isBlank(value.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}

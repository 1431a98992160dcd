package dev.portcullis.adapter.token;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a response may be cached (RFC 9111 sections 4.2.1 and 5.2.2), limited to a minimum and a
 * maximum. Pure.
 */
final class CacheLifetime {
  /**
   * Minimum. An issuer that publishes keys only seconds before they sign announces that with a
   * short {@code max-age}; a verifier that cached the set for longer would miss the new keys.
   */
  static final Duration MIN = Duration.ofSeconds(2);

  /**
   * Used with {@code no-store} and {@code no-cache}, which say nothing about how soon keys change.
   */
  static final Duration UNCACHED = Duration.ofMinutes(1);

  /** Maximum: a withdrawn key must not be trusted for longer. */
  static final Duration MAX = Duration.ofHours(1);

  /** Used without a {@code Cache-Control} header. */
  static final Duration DEFAULT = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern MAX_AGE = Pattern.compile("max-age=\"?([0-9]{1,18})\"?");

  private CacheLifetime() {}

  static Duration of(HttpHeaders headers) {
    if (directives(headers).anyMatch(each -> each.equals("no-store") || each.equals("no-cache"))) {
      return UNCACHED;
    }
    return directives(headers)
        .map(MAX_AGE::matcher)
        .filter(Matcher::matches)
        .map(match -> Duration.ofSeconds(Long.parseLong(match.group(1))))
        .min(Duration::compareTo)
        .map(maxAge -> within(maxAge.minusSeconds(age(headers))))
        .orElse(DEFAULT);
  }

  private static Stream<String> directives(HttpHeaders headers) {
    return headers.allValues("cache-control").stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(each -> each.strip().toLowerCase(Locale.ROOT));
  }

  /** The {@code Age} header: seconds that the response has spent in intermediate caches. */
  private static long age(HttpHeaders headers) {
    return headers
        .firstValue("age")
        .filter(text -> SECONDS.matcher(text).matches())
        .map(Long::parseLong)
        .orElse(0L);
  }

  private static Duration within(Duration asked) {
    if (asked.compareTo(MIN) < 0) {
      return MIN;
    }
    return asked.compareTo(MAX) > 0 ? MAX : asked;
  }
}

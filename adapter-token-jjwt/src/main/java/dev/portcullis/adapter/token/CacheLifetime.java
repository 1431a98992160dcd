package dev.portcullis.adapter.token;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long an answer may be kept (RFC 9111 sections 4.2.1 and 5.2.2), within our own bounds. */
final class CacheLifetime {
  /**
   * The least that counts. An issuer which publishes its keys for seconds before they sign says so
   * by its {@code max-age}; who kept the set for longer would not know them in time.
   */
  static final Duration MIN = Duration.ofSeconds(2);

  /** Where the issuer wants nothing kept: that says nothing of how soon its keys change. */
  static final Duration UNCACHED = Duration.ofMinutes(1);

  /** Whatever the issuer says: a key that it withdrew must not count for longer. */
  static final Duration MAX = Duration.ofHours(1);

  /** Where the issuer says nothing. */
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

  /** How long a cache on the way has had the answer already. */
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

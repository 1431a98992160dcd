package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLifetimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-age=300                    |  300",
        "public, max-age=300            |  300",
        "Public,MAX-AGE=300             |  300",
        "max-age=\"300\"                |  300",
        "max-age=600, max-age=120       |  120",
        "max-age=59                     |   59",
        "max-age=2                      |    2",
        "max-age=1                      |    2",
        "max-age=0                      |    2",
        "max-age=3601                   | 3600",
        "max-age=999999999999999999     | 3600",
        "max-age=300, no-store          |   60",
        "no-cache                       |   60",
        "max-age=9999999999999999999999 |  300",
        "max-age=-1                     |  300",
        "max-age=x                      |  300",
        "max-age                        |  300",
        "s-maxage=7                     |  300",
        "x-max-age=7                    |  300",
        "public                         |  300",
        "''                             |  300",
      })
  void lifetimeIsThatOfTheIssuerWithinTheLimits(String cacheControl, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), of(Map.of("Cache-Control", List.of(cacheControl))));
  }

  @Test
  void withoutAHeaderTheLifetimeIsFiveMinutes() {
    assertEquals(Duration.ofMinutes(5), of(Map.of()));
  }

  @Test
  void ageOfTheResponseIsSubtracted() {
    assertEquals(200, aged("100"));
    assertEquals(2, aged("999999999"));
    assertEquals(300, aged("-5"));
    assertEquals(300, aged("99999999999999999999"));
  }

  private static long aged(String age) {
    return of(Map.of("Cache-Control", List.of("max-age=300"), "Age", List.of(age))).toSeconds();
  }

  private static Duration of(Map<String, List<String>> headers) {
    return CacheLifetime.of(HttpHeaders.of(headers, (name, value) -> true));
  }
}

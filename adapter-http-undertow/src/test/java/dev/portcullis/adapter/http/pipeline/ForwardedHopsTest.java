package dev.portcullis.adapter.http.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.ratelimit.SourceAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedHopsTest {
  private static final String PROXY = "10.0.0.1";
  private static final ForwardedHops HOPS =
      new ForwardedHops(
          Stream.of("10.0.0.0/8", "fd00::/8")
              .map(range -> AddressRange.parse(range).orElseThrow())
              .toList());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 | 203.0.113.9",
        "6.6.6.6, 203.0.113.9 | 203.0.113.9",
        "6.6.6.6,203.0.113.9 , 10.0.0.7 | 203.0.113.9",
        "10.0.0.9, 203.0.113.9 | 203.0.113.9",
        "10.0.0.9, 10.0.0.8 | 10.0.0.9",
        "203.0.113.9:41234 | 203.0.113.9",
        "[2001:db8::1]:443 | 2001:db8::1",
        "[2001:db8::1] | 2001:db8::1",
        "2001:db8::1 | 2001:db8::1",
        "fe80::1%eth0 | fe80::1",
        "::ffff:203.0.113.9 | 203.0.113.9",
        "::ffff:10.0.0.3 | 10.0.0.3",
        "6.6.6.6, fd00::5 | 6.6.6.6",
        // What is no address was written by our proxy about somebody it does not know.
        "6.6.6.6, unknown | 10.0.0.1",
        "6.6.6.6, _hidden, 10.0.0.7 | 10.0.0.7",
        "6.6.6.6, | 10.0.0.1",
        ", | 10.0.0.1",
        "203.0.113.9:99999999 | 10.0.0.1",
        "203.0.113.9:x | 10.0.0.1",
        "[203.0.113.9] | 10.0.0.1",
        "[2001:db8::1 | 10.0.0.1",
        "[2001:db8::1]443 | 10.0.0.1",
        "2001:db8::1]:443 | 10.0.0.1",
        "'\"203.0.113.9\"' | 10.0.0.1",
        "for=203.0.113.9 | 10.0.0.1",
        "example.org | 10.0.0.1",
        "203.0.113.9; DROP TABLE users | 10.0.0.1"
      })
  void theRightMostAddressThatIsNotOursIsTheSource(String value, String expected) {
    assertEquals(address(expected), source(PROXY, List.of(value), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "for=203.0.113.9 | 203.0.113.9",
        "For=203.0.113.9;proto=https;by=10.0.0.1 | 203.0.113.9",
        "proto=https; for=203.0.113.9 | 203.0.113.9",
        "for=6.6.6.6, for=203.0.113.9, for=10.0.0.4 | 203.0.113.9",
        "for=\"[2001:db8::1]:4711\" | 2001:db8::1",
        "for=\"203.0.113.9:80\" | 203.0.113.9",
        "for=\"6.6.6.6, for=203.0.113.9 | 203.0.113.9",
        "for=unknown | 10.0.0.1",
        "for=_gazonk | 10.0.0.1",
        "for= | 10.0.0.1",
        "for | 10.0.0.1",
        "by=203.0.113.9 | 10.0.0.1",
        "203.0.113.9 | 10.0.0.1"
      })
  void theStandardHeaderIsReadLikewise(String value, String expected) {
    assertEquals(address(expected), source(PROXY, List.of(), List.of(value)));
  }

  @Test
  void whoIsNotOurProxyIsTheSourceWhateverItSays() {
    for (String peer : List.of("203.0.113.9", "::1", "11.0.0.1")) {
      assertEquals(address(peer), source(peer, List.of("6.6.6.6"), List.of("for=6.6.6.6")));
    }
    assertEquals(
        address(PROXY),
        new ForwardedHops(List.of()).source(address(PROXY), List.of("6.6.6.6"), List.of()));
  }

  @Test
  void withoutHeadersTheProxyIsTheSource() {
    assertEquals(address(PROXY), source(PROXY, List.of(), List.of()));
  }

  @Test
  void severalLinesAreOneList() {
    assertEquals(
        address("203.0.113.9"),
        source(PROXY, List.of("6.6.6.6", "7.7.7.7, 203.0.113.9", "10.0.0.7"), List.of()));
  }

  @Test
  void headersThatDisagreeCountForNothing() {
    assertEquals(address(PROXY), source(PROXY, List.of("203.0.113.9"), List.of("for=6.6.6.6")));
    assertEquals(
        address("203.0.113.9"),
        source(PROXY, List.of("203.0.113.9"), List.of("for=203.0.113.9;proto=https")));
  }

  @Test
  void aThousandEntriesAreReadFromTheRight() {
    String many = "6.6.6.6, ".repeat(1_000) + "203.0.113.9";
    assertEquals(address("203.0.113.9"), source(PROXY, List.of(many), List.of()));
    String ours = "203.0.113.9" + ", 10.0.0.7".repeat(1_000);
    assertEquals(address("203.0.113.9"), source(PROXY, List.of(ours), List.of()));
  }

  private static SourceAddress source(
      String peer, List<String> forwardedFor, List<String> forwarded) {
    return HOPS.source(address(peer), forwardedFor, forwarded);
  }

  private static SourceAddress address(String text) {
    return SourceAddress.parse(text).orElseThrow();
  }
}

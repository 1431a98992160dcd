package dev.portcullis.domain.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, c0000201",
    "0.0.0.0, 00000000",
    "255.255.255.255, ffffffff",
    "::ffff:192.0.2.1, c0000201",
    "::FFFF:c000:201, c0000201",
    "::1, 0000000000000000",
    "::, 0000000000000000",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:DB8:1:2::, 20010db800010002",
    "fe80::1%eth0, fe80000000000000",
    "fe80::1%25, fe80000000000000",
    "64:ff9b::192.0.2.33, 0064ff9b00000000"
  })
  void countsAsItsNetwork(String text, String network) {
    assertEquals(network, SourceAddress.parse(text).orElseThrow().network());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "unknown",
        "localhost",
        "example.org",
        "a:b.example.org",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4 ",
        "1.2.3.4:80",
        "0x1.2.3.4",
        "[::1]",
        "::1]",
        "::g",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "::1.2.3.4.5",
        "::1.2.3.456",
        "fe80::1%",
        "fe80::1%e th",
        "\u0661.2.3.4"
      })
  void otherTextsAreNoAddress(String text) {
    assertEquals(Optional.empty(), SourceAddress.parse(text));
  }

  @Test
  void longTextIsNoAddress() {
    assertEquals(Optional.empty(), SourceAddress.parse("1:".repeat(100_000)));
  }

  @Test
  void allOfOneNetworkAreOneSourceAndStillDifferent() {
    SourceAddress one = SourceAddress.parse("2001:db8::1").orElseThrow();
    SourceAddress other = SourceAddress.parse("2001:db8::ffff:1").orElseThrow();
    assertEquals(one.network(), other.network());
    assertNotEquals(one, other);
    assertEquals("2001:db8:0:0:0:0:0:1", one.toString());
  }

  /**
   * All spellings of one address by listeners and proxies are one source for limits and the audit
   * trail.
   */
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, ::ffff:192.0.2.1",
    "192.0.2.1, ::FFFF:C000:0201",
    "192.0.2.1, 0:0:0:0:0:ffff:192.0.2.1",
    "192.0.2.1, 0000:0000:0000:0000:0000:ffff:c000:0201",
    "192.0.2.1, ::ffff:192.0.2.1%eth0",
    "fe80::1, fe80::1%eth0",
    "fe80::1, FE80:0:0:0:0:0:0:1%2",
    "2001:db8::1, 2001:0DB8:0000::0001"
  })
  void spellingsOfOneAddressAreOneSource(String one, String other) {
    SourceAddress address = SourceAddress.parse(one).orElseThrow();
    SourceAddress same = SourceAddress.parse(other).orElseThrow();
    assertEquals(address, same);
    assertEquals(address.hashCode(), same.hashCode());
    assertEquals(address.network(), same.network());
    assertEquals(address.toString(), same.toString());
    assertEquals(address.isV4(), same.isV4());
  }

  @Test
  void mappedBytesOfASocketAreTheIpv4Address() {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    System.arraycopy(new byte[] {(byte) 192, 0, 2, 1}, 0, mapped, 12, 4);
    assertEquals(SourceAddress.parse("192.0.2.1").orElseThrow(), SourceAddress.of(mapped));
  }

  @Test
  void bytesAreReadAsTheyAre() {
    assertEquals(
        SourceAddress.parse("192.0.2.1").orElseThrow(),
        SourceAddress.of(new byte[] {(byte) 192, 0, 2, 1}));
    assertThrows(IllegalArgumentException.class, () -> SourceAddress.of(new byte[5]));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.0/9, 10.128.0.1, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.129, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 203.0.113.9, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe00::1, false",
    "::1, ::1%lo, true",
    "127.0.0.0/8, ::ffff:127.0.0.1, true"
  })
  void rangeContainsAddressesWithItsPrefix(String range, String address, boolean expected) {
    assertEquals(
        expected,
        AddressRange.parse(range)
            .orElseThrow()
            .contains(SourceAddress.parse(address).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "*"})
  void otherTextsAreNoRange(String text) {
    assertEquals(Optional.empty(), AddressRange.parse(text));
  }
}

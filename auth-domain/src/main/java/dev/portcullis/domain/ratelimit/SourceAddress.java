package dev.portcullis.domain.ratelimit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The IP address of a client. An IPv4-mapped IPv6 address (RFC 4291 section 2.5.5.2) is treated as
 * the IPv4 address; a zone (RFC 4007 section 11) is dropped, because it has a meaning only on its
 * own machine. Immutable.
 */
public final class SourceAddress {
  private static final Pattern V4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern V6 =
      Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f.:]+(%[0-9A-Za-z._~-]+)?");
  private static final int MAX_LENGTH = 80;
  private static final int V4_LENGTH = 4;
  private static final int V6_LENGTH = 16;
  private static final int MAPPED_PREFIX_LENGTH = V6_LENGTH - V4_LENGTH;
  private static final int NETWORK_LENGTH = 8;
  private static final int MAX_OCTET = 255;

  private final byte[] bytes;

  private SourceAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The address with these bytes, in network byte order; copies them.
   *
   * @throws IllegalArgumentException unless there are 4 or 16 bytes
   */
  public static SourceAddress of(byte[] address) {
    if (address.length != V4_LENGTH && address.length != V6_LENGTH) {
      throw new IllegalArgumentException("an IP address must have 4 or 16 bytes");
    }
    return new SourceAddress(
        isMapped(address)
            ? Arrays.copyOfRange(address, MAPPED_PREFIX_LENGTH, V6_LENGTH)
            : address.clone());
  }

  /**
   * Parses an address: dotted decimal without leading zeros, or IPv6 (RFC 4291 section 2.2) without
   * brackets, with or without a zone; empty for any other text. Never resolves host names.
   */
  public static Optional<SourceAddress> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (V4.matcher(text).matches()) {
      return v4(text);
    }
    return V6.matcher(text).matches() ? v6(text) : Optional.empty();
  }

  /** Whether it is an IPv4 address. */
  public boolean isV4() {
    return bytes.length == V4_LENGTH;
  }

  /**
   * The part that counts as one source, in hexadecimal: the IPv4 address, or the first 64 bits of
   * the IPv6 address, because one client may use all addresses with that prefix.
   */
  public String network() {
    return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_LENGTH));
  }

  /** Whether both are of the same family and have the same first {@code bits} bits. */
  boolean sharesPrefix(SourceAddress other, int bits) {
    if (other.bytes.length != bytes.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    int rest = bits % Byte.SIZE;
    boolean same = Arrays.equals(bytes, 0, whole, other.bytes, 0, whole);
    return same && (rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> (Byte.SIZE - rest) == 0);
  }

  int bits() {
    return bytes.length * Byte.SIZE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceAddress address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The address in its usual text form. */
  @Override
  public String toString() {
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("the length was checked", impossible);
    }
  }

  private static Optional<SourceAddress> v4(String text) {
    String[] octets = text.split("\\.", -1);
    byte[] address = new byte[V4_LENGTH];
    for (int i = 0; i < V4_LENGTH; i++) {
      int octet = Integer.parseInt(octets[i]);
      if (octet > MAX_OCTET) {
        return Optional.empty();
      }
      address[i] = (byte) octet;
    }
    return Optional.of(new SourceAddress(address));
  }

  private static Optional<SourceAddress> v6(String text) {
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    try {
      // In brackets only an address literal is accepted (RFC 2732), so no name is ever resolved.
      return Optional.of(of(InetAddress.getByName("[" + plain + "]").getAddress()));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean isMapped(byte[] address) {
    if (address.length != V6_LENGTH) {
      return false;
    }
    byte[] prefix = new byte[MAPPED_PREFIX_LENGTH];
    Arrays.fill(prefix, MAPPED_PREFIX_LENGTH - 2, MAPPED_PREFIX_LENGTH, (byte) -1);
    return Arrays.equals(address, 0, MAPPED_PREFIX_LENGTH, prefix, 0, MAPPED_PREFIX_LENGTH);
  }
}

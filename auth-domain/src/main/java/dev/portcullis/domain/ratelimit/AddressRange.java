package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses with a common prefix (CIDR, RFC 4632). Immutable.
 *
 * @param network any address in the range
 * @param bits the length of the prefix in bits: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record AddressRange(SourceAddress network, int bits) {
  private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

  /**
   * A range.
   *
   * @throws IllegalArgumentException if {@code bits} is negative or longer than the address
   */
  public AddressRange {
    requireNonNull(network, "network");
    if (bits < 0 || bits > network.bits()) {
      throw new IllegalArgumentException(
          "invalid prefix length " + bits + "; must be 0 to " + network.bits());
    }
  }

  /**
   * Parses a range, such as {@code 10.0.0.0/8} or {@code fd00::/8}, or a single address; empty if
   * {@code text} is neither.
   */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return SourceAddress.parse(text).map(one -> new AddressRange(one, one.bits()));
    }
    String length = text.substring(slash + 1);
    return SourceAddress.parse(text.substring(0, slash))
        .filter(
            network -> BITS.matcher(length).matches() && Integer.parseInt(length) <= network.bits())
        .map(network -> new AddressRange(network, Integer.parseInt(length)));
  }

  /** Whether {@code address} is in the range. */
  public boolean contains(SourceAddress address) {
    return network.sharesPrefix(address, bits);
  }
}

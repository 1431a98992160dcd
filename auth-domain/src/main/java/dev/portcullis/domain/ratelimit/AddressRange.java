package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits (RFC 4632).
 *
 * @param network any of them
 * @param bits how many bits
 */
public record AddressRange(SourceAddress network, int bits) {
  private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

  /**
   * A range.
   *
   * @throws IllegalArgumentException if an address has not so many bits
   */
  public AddressRange {
    requireNonNull(network, "network");
    if (bits < 0 || bits > network.bits()) {
      throw new IllegalArgumentException("no prefix of an address: " + bits);
    }
  }

  /** The range that {@code text} spells: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address. */
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

  /** Whether {@code address} is one of them. */
  public boolean contains(SourceAddress address) {
    return network.sharesPrefix(address, bits);
  }
}

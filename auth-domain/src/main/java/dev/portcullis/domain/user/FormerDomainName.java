package dev.portcullis.domain.user;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * Host names as versions up to 0.1 stored them: IDNA 2003 with Unicode 3.2, by which {@code faß.de}
 * is {@code fass.de}. Used only to find rows of those versions. Pure.
 */
final class FormerDomainName {
  private FormerDomainName() {}

  /** {@code host} in lower case and A-labels; empty if those versions refused it. */
  static Optional<String> toAscii(String host) {
    try {
      return Optional.of(IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }
}

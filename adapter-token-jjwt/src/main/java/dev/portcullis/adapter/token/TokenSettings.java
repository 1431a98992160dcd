package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What tells our access tokens from those of others.
 *
 * @param issuer {@code iss}: who issues them
 * @param audience {@code aud}: whom they are for
 * @param clientId {@code client_id}: to which client they are issued (RFC 9068 section 2.2). A
 *     token without it is taken, since the version before wrote none; one of another client is
 *     refused
 * @param maxTtl the longest a token may live, in whole seconds, up to a day; the verifier refuses
 *     tokens that were made to live longer
 * @param cacheWeight how many characters of verified tokens are remembered together, so that their
 *     signatures are not checked again; a token has some 700, and takes about a kilobyte more than
 *     that of memory; 0: none
 */
public record TokenSettings(
    String issuer, String audience, String clientId, Duration maxTtl, long cacheWeight) {
  /** The client of a server that was set up without a name for it. */
  public static final String DEFAULT_CLIENT_ID = "portcullis";

  /** Printable ASCII that JSON need not escape: with it the longest token stays under the limit. */
  private static final Pattern NAME = Pattern.compile("[\\x20-\\x7e&&[^\"\\\\]]{1,256}");

  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if issuer, audience or client is not 1 to 256 characters of
   *     printable ASCII without quotes and backslashes, or if the lifetime or the weight is out of
   *     range
   */
  public TokenSettings {
    requireName(requireNonNull(issuer, "issuer"), "issuer");
    requireName(requireNonNull(audience, "audience"), "audience");
    requireName(requireNonNull(clientId, "clientId"), "clientId");
    if (maxTtl.toSeconds() < 1 || maxTtl.compareTo(LONGEST) > 0 || maxTtl.toNanosPart() != 0) {
      throw new IllegalArgumentException("maxTtl must be whole seconds, up to a day");
    }
    if (cacheWeight < 0) {
      throw new IllegalArgumentException("cacheWeight must not be negative");
    }
  }

  /** The settings of a server whose client has the default name. */
  public TokenSettings(String issuer, String audience, Duration maxTtl, long cacheWeight) {
    this(issuer, audience, DEFAULT_CLIENT_ID, maxTtl, cacheWeight);
  }

  private static void requireName(String value, String name) {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(name + " must be 1 to 256 characters of printable ASCII");
    }
  }
}

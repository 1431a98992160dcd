package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Settings of access tokens, for the issuer and the verifier. Immutable.
 *
 * @param issuer the claim {@code iss}
 * @param audience the claim {@code aud}
 * @param clientId the claim {@code client_id} (RFC 9068 section 2.2). A token without it is
 *     accepted, since version 0.1 wrote none; a token with another value is rejected
 * @param maxTtl the maximum lifetime, in whole seconds, up to a day; the verifier rejects tokens
 *     with a longer one
 * @param cacheWeight maximum total length of the cached verified tokens, in characters; the
 *     signature of a cached token is not checked again. A token has about 700 characters, and uses
 *     about 1 kB of memory more than that. 0 turns the cache off
 */
public record TokenSettings(
    String issuer, String audience, String clientId, Duration maxTtl, long cacheWeight) {
  /** The {@code client_id} of a server where none is configured. */
  public static final String DEFAULT_CLIENT_ID = "portcullis";

  /**
   * Printable ASCII that needs no escaping in JSON, so that the longest token stays below the
   * limit.
   */
  private static final Pattern NAME = Pattern.compile("[\\x20-\\x7e&&[^\"\\\\]]{1,256}");

  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if issuer, audience or client id is not 1 to 256 characters of
   *     printable ASCII without quotes and backslashes, if the lifetime is not whole seconds from 1
   *     second to 1 day, or if the weight is negative
   */
  public TokenSettings {
    requireName(requireNonNull(issuer, "issuer"), "issuer");
    requireName(requireNonNull(audience, "audience"), "audience");
    requireName(requireNonNull(clientId, "clientId"), "clientId");
    if (maxTtl.toSeconds() < 1 || maxTtl.compareTo(LONGEST) > 0 || maxTtl.toNanosPart() != 0) {
      throw new IllegalArgumentException("maxTtl must be whole seconds, from 1 second to 1 day");
    }
    if (cacheWeight < 0) {
      throw new IllegalArgumentException("cacheWeight must not be negative");
    }
  }

  /** Settings with {@link #DEFAULT_CLIENT_ID}. */
  public TokenSettings(String issuer, String audience, Duration maxTtl, long cacheWeight) {
    this(issuer, audience, DEFAULT_CLIENT_ID, maxTtl, cacheWeight);
  }

  private static void requireName(String value, String name) {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          name + " must be 1 to 256 characters of printable ASCII without quotes and backslashes");
    }
  }
}

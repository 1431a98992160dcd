package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.AccessTokenProvider;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.AccessTokens;
import dev.portcullis.domain.token.PublishedKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Issues, verifies and publishes: the token ports over one source of keys. Thread-safe; does no
 * I/O.
 */
public final class JjwtTokens implements AccessTokens {
  private final AccessTokenIssuer issuer;
  private final AccessTokenVerifier verifier;
  private final PublishedKeys publishedKeys;

  /** Tokens as {@code settings} says, signed with the keys of {@code keys}. */
  public JjwtTokens(TokenSettings settings, KeyRingSource keys, Clock clock, SecureRandom random) {
    this(settings, keys, clock, random, () -> true);
  }

  /**
   * The same, beside verifiers of version 0.1, which refuse a token that names its client.
   *
   * @param namesClient whether tokens that are issued now carry {@code client_id}, as RFC 9068
   *     section 2.2 requires; false only while such verifiers are still in use. Asked for each
   *     token
   */
  public JjwtTokens(
      TokenSettings settings,
      KeyRingSource keys,
      Clock clock,
      SecureRandom random,
      BooleanSupplier namesClient) {
    requireNonNull(settings, "settings");
    requireNonNull(keys, "keys");
    requireNonNull(random, "random");
    requireNonNull(namesClient, "namesClient");
    this.issuer = new JjwtIssuer(settings, keys, clock, random, namesClient);
    this.verifier = new JjwtVerifier(reader(settings, keys), clock);
    this.publishedKeys = new JjwtPublishedKeys(keys, clock);
  }

  /** Tokens as {@code settings} says, over any source of keys. */
  public static AccessTokenProvider provider(
      TokenSettings settings, Clock clock, SecureRandom random) {
    return provider(settings, clock, random, () -> true);
  }

  /**
   * The same, beside verifiers of version 0.1, which refuse a token that names its client.
   *
   * @param namesClient whether tokens that are issued now carry {@code client_id}
   */
  public static AccessTokenProvider provider(
      TokenSettings settings, Clock clock, SecureRandom random, BooleanSupplier namesClient) {
    return new JjwtProvider(
        requireNonNull(settings, "settings"),
        requireNonNull(clock, "clock"),
        requireNonNull(random, "random"),
        requireNonNull(namesClient, "namesClient"));
  }

  /** Makes and restores asymmetric keys; new ones come from {@code random}. */
  public static SigningKeyFactory signingKeyFactory(SecureRandom random) {
    return new AsymmetricKeys(random);
  }

  /**
   * The HS256 key of a secret that all nodes share. The same secret has the same key id everywhere.
   *
   * @param secret its UTF-8 bytes, at least 32 (RFC 7518 section 3.2); copied
   * @param since since when it is in use
   * @throws IllegalArgumentException if the secret is too short, is known from documentation, or
   *     repeats itself; the message says which, how to make a better one, and nothing of the secret
   */
  public static SigningKey sharedSecret(byte[] secret, Instant since) {
    return SharedSecret.signingKey(secret, since);
  }

  static TokenReader reader(TokenSettings settings, KeyRingSource keys) {
    TokenReader strict = new StrictReader(new KeyRingKeys(keys), new StrictClaims(settings));
    return settings.cacheWeight() == 0
        ? strict
        : new RememberingReader(strict, keys, settings.cacheWeight());
  }

  /** Signs access tokens. */
  @Override
  public AccessTokenIssuer issuer() {
    return issuer;
  }

  /** Verifies access tokens. */
  @Override
  public AccessTokenVerifier verifier() {
    return verifier;
  }

  /** The JWK Set of the keys. */
  @Override
  public PublishedKeys publishedKeys() {
    return publishedKeys;
  }
}

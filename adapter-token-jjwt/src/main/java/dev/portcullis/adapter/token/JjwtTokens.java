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
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Implements the token ports with JJWT: issues and verifies access tokens, and publishes the JWK
 * Set, with the keys of one source. Thread-safe; does no I/O.
 */
public final class JjwtTokens implements AccessTokens {
  private final AccessTokenIssuer issuer;
  private final AccessTokenVerifier verifier;
  private final PublishedKeys publishedKeys;

  /** Creates tokens configured by {@code settings}, signed with the keys of {@code keys}. */
  public JjwtTokens(TokenSettings settings, KeyRingSource keys, Clock clock, SecureRandom random) {
    this(settings, keys, clock, random, () -> true);
  }

  /**
   * For a rolling upgrade: verifiers of version 0.1 refuse tokens that carry {@code client_id}.
   *
   * @param includeClientId whether tokens that are issued now carry {@code client_id}, as RFC 9068
   *     section 2.2 requires; false only while such verifiers are still in use. Called for each
   *     token
   */
  public JjwtTokens(
      TokenSettings settings,
      KeyRingSource keys,
      Clock clock,
      SecureRandom random,
      BooleanSupplier includeClientId) {
    requireNonNull(settings, "settings");
    requireNonNull(keys, "keys");
    requireNonNull(random, "random");
    requireNonNull(includeClientId, "includeClientId");
    this.issuer = new JjwtIssuer(settings, keys, clock, random, includeClientId);
    this.verifier = new JjwtVerifier(reader(settings, keys), clock);
    this.publishedKeys = new JjwtPublishedKeys(keys, clock);
  }

  /**
   * Loads JJWT and its registries, so that reading the first key takes less time when this has run
   * on another thread meanwhile. Never necessary.
   */
  public static void preload() {
    Jwts.SIG.get();
    Jwks.builder();
  }

  /**
   * A factory of tokens configured by {@code settings}; the source of keys is passed to it later.
   */
  public static AccessTokenProvider provider(
      TokenSettings settings, Clock clock, SecureRandom random) {
    return provider(settings, clock, random, () -> true);
  }

  /**
   * For a rolling upgrade: verifiers of version 0.1 refuse tokens that carry {@code client_id}.
   *
   * @param includeClientId whether tokens that are issued now carry {@code client_id}; called for
   *     each token
   */
  public static AccessTokenProvider provider(
      TokenSettings settings, Clock clock, SecureRandom random, BooleanSupplier includeClientId) {
    return new JjwtProvider(
        requireNonNull(settings, "settings"),
        requireNonNull(clock, "clock"),
        requireNonNull(random, "random"),
        requireNonNull(includeClientId, "includeClientId"));
  }

  /**
   * Generates and restores asymmetric keys. {@code random} is the source of randomness for new
   * ones.
   */
  public static SigningKeyFactory signingKeyFactory(SecureRandom random) {
    return new AsymmetricKeys(random);
  }

  /**
   * The HS256 key for a secret that all nodes share. The same secret gives the same key id on every
   * node.
   *
   * @param secret its UTF-8 bytes, at least 32 (RFC 7518 section 3.2); copied
   * @param since when the secret came into use
   * @throws IllegalArgumentException if the secret is shorter than 32 bytes, contains a published
   *     sample or placeholder, or is repetitive; the message says which and how to generate a new
   *     one, and does not contain the secret
   */
  public static SigningKey sharedSecret(byte[] secret, Instant since) {
    return SharedSecret.signingKey(secret, since);
  }

  static TokenReader reader(TokenSettings settings, KeyRingSource keys) {
    TokenReader strict = new StrictReader(new KeyRingKeys(keys), new StrictClaims(settings));
    return settings.cacheWeight() == 0
        ? strict
        : new CachingReader(strict, keys, settings.cacheWeight());
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

  /** Renders the JWK Set of the published keys. */
  @Override
  public PublishedKeys publishedKeys() {
    return publishedKeys;
  }
}

package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.token.TokenForge;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Shared by the tests of this module: keys, which are slow to generate, settings, a time. */
final class Tokens {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final KeySchedule SINCE = KeySchedule.immediate(NOW.minus(Duration.ofDays(1)));
  static final Instant LATER = NOW.plus(Duration.ofMinutes(10));
  static final Duration TTL = Duration.ofMinutes(15);
  static final SecureRandom RANDOM = new SecureRandom();
  static final TokenSettings SETTINGS = settings(0);
  static final SigningKey RSA = made(SigningAlgorithm.RS256);
  static final SigningKey OTHER_RSA = next(SigningAlgorithm.RS256);
  static final SigningKey SECRET = secret("qM3vXw81LrTzbN0eYhGdK5sJp7UaCf2o");
  static final SigningKey OTHER_SECRET = secret("Zt9RkB4xVn6WqLmE1yPjD8uHs3GcAo7f");

  private static final Map<SigningAlgorithm, SigningKey> KEYS =
      new EnumMap<>(
          Map.of(
              SigningAlgorithm.RS256, RSA,
              SigningAlgorithm.PS256, made(SigningAlgorithm.PS256),
              SigningAlgorithm.ES256, made(SigningAlgorithm.ES256),
              SigningAlgorithm.EDDSA, made(SigningAlgorithm.EDDSA),
              SigningAlgorithm.HS256, SECRET));

  private Tokens() {}

  /** The one key that all tests use with {@code algorithm}. */
  static SigningKey key(SigningAlgorithm algorithm) {
    return requireNonNull(KEYS.get(algorithm));
  }

  /** One key of each algorithm. */
  static Collection<SigningKey> ofEachAlgorithm() {
    return KEYS.values();
  }

  /** A new key that signs. */
  static SigningKey made(SigningAlgorithm algorithm) {
    return JjwtTokens.signingKeyFactory(RANDOM).generate(algorithm, 1, SINCE);
  }

  /** A new key that signs from {@link #LATER} where there is one before it. */
  static SigningKey next(SigningAlgorithm algorithm) {
    KeySchedule schedule = KeySchedule.next(NOW, LATER);
    return JjwtTokens.signingKeyFactory(RANDOM).generate(algorithm, 2, schedule);
  }

  static SigningKey secret(String text) {
    return JjwtTokens.sharedSecret(text.getBytes(UTF_8), NOW);
  }

  static TokenSettings settings(long cacheWeight) {
    return new TokenSettings("https://auth.example", "shop", TTL, cacheWeight);
  }

  static KeyRing ring(SigningKey... keys) {
    return new KeyRing(List.of(keys), TTL);
  }

  static JjwtTokens over(SigningKey... keys) {
    return at(NOW, keys);
  }

  static JjwtTokens over(TokenSettings settings, SigningKey key) {
    Optional<KeyRing> ring = Optional.of(ring(key));
    return new JjwtTokens(settings, () -> ring, Clock.fixed(NOW, ZoneOffset.UTC), RANDOM);
  }

  static JjwtTokens at(Instant now, SigningKey... keys) {
    return on(Clock.fixed(now, ZoneOffset.UTC), keys);
  }

  static JjwtTokens on(Clock clock, SigningKey... keys) {
    Optional<KeyRing> ring = Optional.of(ring(keys));
    return new JjwtTokens(SETTINGS, () -> ring, clock, RANDOM);
  }

  static JjwtTokens withoutKeys() {
    return withoutKeys(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static JjwtTokens withoutKeys(Clock clock) {
    return new JjwtTokens(SETTINGS, Optional::empty, clock, RANDOM);
  }

  static TokenForge forge(SigningKey key) {
    return new TokenForge(key, claims(), SETTINGS.issuer(), SETTINGS.audience());
  }

  static AccessTokenClaims claims() {
    return claims(NOW, NOW.plus(TTL), Set.of(RoleName.USER, RoleName.ADMIN));
  }

  static AccessTokenClaims claims(Instant issuedAt, Instant expiresAt, Set<RoleName> roles) {
    return new AccessTokenClaims(
        new UserId(UUID.fromString("0195a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")),
        new SessionId(UUID.fromString("0195a1b2-c3d4-7e5f-9a9b-0c1d2e3f4a5c")),
        new TokenId(UUID.fromString("0195a1b2-c3d4-7e5f-aa9b-0c1d2e3f4a5d")),
        issuedAt,
        expiresAt,
        roles,
        7);
  }
}

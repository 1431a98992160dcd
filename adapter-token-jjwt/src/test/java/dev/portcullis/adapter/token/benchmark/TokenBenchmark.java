package dev.portcullis.adapter.token.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.adapter.token.TokenSettings;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessToken;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.domain.user.UserId;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Verifying and issuing, next to what JJWT alone and the JDK alone take for the same algorithm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
// JMH sets the fields up before anything reads them.
@SuppressWarnings("NullAway.Init")
public class TokenBenchmark {
  private static final Duration TTL = Duration.ofHours(12);
  private static final String ISSUER = "https://auth.example";
  private static final String AUDIENCE = "shop";

  @Param({"RS256", "PS256", "ES256", "EdDSA", "HS256"})
  String algorithm;

  private AccessTokenIssuer issuer;
  private AccessTokenVerifier cold;
  private AccessTokenVerifier cached;
  private JwtParser jjwt;
  private RawSignature jca;
  private AccessTokenClaims claims;
  private SigningKey key;
  private SecureDigestAlgorithm<Key, Key> scheme;
  private String token;
  private String garbage;
  private String forged;
  private byte[] signed;
  private byte[] signature;

  /** A key, a token that is good for long enough, and all that verify it. */
  @Setup
  public void issueOne() {
    Instant now = Clock.systemUTC().instant();
    key = key(SigningAlgorithm.of(algorithm).orElseThrow(), now);
    claims =
        new AccessTokenClaims(
            new UserId(new UUID(1, 1)),
            new SessionId(new UUID(2, 2)),
            new TokenId(new UUID(3, 3)),
            now,
            now.plus(TTL),
            Set.of(RoleName.USER, RoleName.ADMIN),
            1);
    scheme = scheme(algorithm);
    issuer = tokens(key, 0).issuer();
    cold = tokens(key, 0).verifier();
    cached = tokens(key, 1_000_000).verifier();
    jjwt = parser(key);
    jca = new RawSignature(key);
    token = issuer.issue(claims).compact();
    int dot = token.lastIndexOf('.');
    signed = token.substring(0, dot).getBytes(US_ASCII);
    signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    garbage = garbage();
    forged = issuer.issue(otherwise(claims)).compact().substring(0, dot) + token.substring(dot);
    requireRefused(garbage);
    requireRefused(forged);
  }

  /** Every check. */
  @Benchmark
  public VerificationOutcome verifyCold() {
    return cold.verify(token);
  }

  /** A token that was verified before. */
  @Benchmark
  public VerificationOutcome verifyCached() {
    return cached.verify(token);
  }

  /** The most expensive text that is rejected before its signature is checked. */
  @Benchmark
  public VerificationOutcome refuseGarbage() {
    return cold.verify(garbage);
  }

  /** The most expensive rejection: a token in which only the signature is invalid. */
  @Benchmark
  public VerificationOutcome refuseForged() {
    return cold.verify(forged);
  }

  /** Claims to token. */
  @Benchmark
  public AccessToken issue() {
    return issuer.issue(claims);
  }

  /** JJWT's builder by itself, with the same claims and none of the checks. */
  @Benchmark
  public String issueJjwt() {
    return Jwts.builder()
        .header()
        .keyId(key.id().value())
        .type("at+jwt")
        .and()
        .issuer(ISSUER)
        .claim("aud", AUDIENCE)
        .subject(claims.subject().toString())
        .claim("sid", claims.session().toString())
        .id(claims.id().toString())
        .issuedAt(Date.from(claims.issuedAt()))
        .expiration(Date.from(claims.expiresAt()))
        .claim("roles", List.of(RoleName.ADMIN.value(), RoleName.USER.value()))
        .claim("ver", claims.epoch())
        .signWith(key.signing(), scheme)
        .compact();
  }

  /** JJWT's parser by itself: signature, expiry, and none of the other checks. */
  @Benchmark
  public Object verifyJjwt() {
    return jjwt.parse(token);
  }

  /** The signature by itself. */
  @Benchmark
  public boolean verifyJca() throws GeneralSecurityException {
    return jca.verify(signed, signature);
  }

  /** Signing by itself. */
  @Benchmark
  public byte[] signJca() throws GeneralSecurityException {
    return jca.sign(signed);
  }

  private static JjwtTokens tokens(SigningKey key, long cacheWeight) {
    TokenSettings settings = new TokenSettings(ISSUER, AUDIENCE, TTL, cacheWeight);
    Optional<KeyRing> ring = Optional.of(new KeyRing(List.of(key), TTL));
    return new JjwtTokens(settings, () -> ring, Clock.systemUTC(), new SecureRandom());
  }

  private static JwtParser parser(SigningKey key) {
    JwtParserBuilder parser = Jwts.parser();
    return key.verification() instanceof PublicKey open
        ? parser.verifyWith(open).build()
        : parser.verifyWith((SecretKey) key.verification()).build();
  }

  private static SigningKey key(SigningAlgorithm algorithm, Instant now) {
    SecureRandom random = new SecureRandom();
    if (algorithm.isSymmetric()) {
      byte[] secret = new byte[32];
      random.nextBytes(secret);
      return JjwtTokens.sharedSecret(secret, now);
    }
    KeySchedule schedule = KeySchedule.immediate(now);
    return JjwtTokens.signingKeyFactory(random).generate(algorithm, 1, schedule);
  }

  // Left to itself JJWT would choose by the key's length: RS384 for 3072 bits. The scheme casts its
  // keys under its own check.
  @SuppressWarnings("unchecked")
  private static SecureDigestAlgorithm<Key, Key> scheme(String algorithm) {
    return (SecureDigestAlgorithm<Key, Key>) Jwts.SIG.get().forKey(algorithm);
  }

  /**
   * Nearly as long as a token may be (4096 characters), all of it a header whose members have
   * different names with one hash code, the most expensive case for duplicate detection.
   */
  private static String garbage() {
    String header =
        IntStream.range(0, 145)
            .mapToObj(i -> "\"" + collidingName(i) + "\":0")
            .collect(joining(",", "{", "}"));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(US_ASCII)) + "..";
  }

  private static String collidingName(int number) {
    return IntStream.range(0, Byte.SIZE)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(joining());
  }

  /** The same claims but for one number. */
  private static AccessTokenClaims otherwise(AccessTokenClaims claims) {
    return new AccessTokenClaims(
        claims.subject(),
        claims.session(),
        claims.id(),
        claims.issuedAt(),
        claims.expiresAt(),
        claims.roles(),
        claims.epoch() + 1);
  }

  private void requireRefused(String text) {
    if (!(cold.verify(text) instanceof VerificationOutcome.Rejected)) {
      throw new IllegalStateException("the token was accepted");
    }
  }
}

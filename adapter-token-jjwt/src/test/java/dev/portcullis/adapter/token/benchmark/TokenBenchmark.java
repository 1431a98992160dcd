package dev.portcullis.adapter.token.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

  @Param({"RS256", "PS256", "ES256", "EdDSA", "HS256"})
  String algorithm;

  private AccessTokenIssuer issuer;
  private AccessTokenVerifier cold;
  private AccessTokenVerifier cached;
  private JwtParser jjwt;
  private RawSignature jca;
  private AccessTokenClaims claims;
  private String token;
  private byte[] signed;
  private byte[] signature;

  /** A key, a token that is good for long enough, and all that verify it. */
  @Setup
  public void issueOne() {
    Instant now = Clock.systemUTC().instant();
    SigningKey key = key(SigningAlgorithm.of(algorithm).orElseThrow(), now);
    claims =
        new AccessTokenClaims(
            new UserId(new UUID(1, 1)),
            new SessionId(new UUID(2, 2)),
            new TokenId(new UUID(3, 3)),
            now,
            now.plus(TTL),
            Set.of(RoleName.USER, RoleName.ADMIN),
            1);
    issuer = tokens(key, 0).issuer();
    cold = tokens(key, 0).verifier();
    cached = tokens(key, 1_000_000).verifier();
    jjwt = parser(key);
    jca = new RawSignature(key);
    token = issuer.issue(claims).compact();
    int dot = token.lastIndexOf('.');
    signed = token.substring(0, dot).getBytes(US_ASCII);
    signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
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

  /** Claims to token. */
  @Benchmark
  public AccessToken issue() {
    return issuer.issue(claims);
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
    TokenSettings settings = new TokenSettings("https://auth.example", "shop", TTL, cacheWeight);
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
}

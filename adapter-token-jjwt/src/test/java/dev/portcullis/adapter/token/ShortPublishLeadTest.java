package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An issuer that publishes keys only seconds before they sign, and an attacker who sends tokens
 * with unknown key ids all the time. The issuer is a real server; the clock is simulated.
 */
class ShortPublishLeadTest {
  private static final SigningKey OLD = RemoteKeys.of(SigningAlgorithm.ES256);
  private static final SigningKey NEW = RemoteKeys.another(SigningAlgorithm.ES256);
  private static final Rejected UNKNOWN_KEY = new Rejected(RejectionReason.UNKNOWN_KEY);

  private final MutableClock clock = new MutableClock(Tokens.NOW);
  private final JwksServer server = new JwksServer(JwksServer.status(503));

  @AfterEach
  void stop() {
    server.close();
  }

  /**
   * The cache lifetime that the server announces with that lead; five seconds is the minimum
   * setting.
   */
  @ParameterizedTest
  @ValueSource(longs = {5, 10, 31, 45, 90, 119, 600})
  void firstTokenWithANewKeyIsVerifiedDuringAFloodOfForgedOnes(long leadSeconds) throws Exception {
    Duration lead = Duration.ofSeconds(leadSeconds);
    long maxAge =
        new KeyRotation(Duration.ofDays(90), lead, Duration.ofSeconds(5)).cacheTime().toSeconds();
    server.answers(JwksServer.document(RemoteKeys.jwks(OLD), "public, max-age=" + maxAge));
    try (JwksTokenVerifier verifier =
        JwksTokenVerifier.ofUri(Tokens.SETTINGS, server.settings(), clock)) {
      assertTrue(verifier.awaitKeys(Race.TIMEOUT));
      assertEquals(UNKNOWN_KEY, verifier.verify(forged("before")));
      server.answers(JwksServer.document(RemoteKeys.jwks(OLD, NEW), "public, max-age=" + maxAge));
      int before = server.requests();
      flood(verifier, leadSeconds);
      assertEquals(good(), verifier.verify(token(NEW)));
      long most =
          leadSeconds / Math.max(2, maxAge) + leadSeconds / Math.min(10, Math.max(2, maxAge));
      assertTrue(server.requests() - before <= most + 1, () -> server.requests() + " fetches");
    }
  }

  /** Sends a hundred unknown key ids each second, until the new key signs. */
  private void flood(JwksTokenVerifier verifier, long seconds) {
    for (int second = 0; second < seconds; second++) {
      clock.advance(Duration.ofSeconds(1));
      for (int i = 0; i < 100; i++) {
        assertEquals(UNKNOWN_KEY, verifier.verify(forged(second + "-" + i)));
      }
      verifier.awaitFetch();
    }
  }

  private Verified good() {
    return new Verified(Tokens.claims(now(), now().plus(Tokens.TTL), Set.of()));
  }

  private String token(SigningKey key) {
    return Tokens.at(now(), key)
        .issuer()
        .issue(Tokens.claims(now(), now().plus(Tokens.TTL), Set.of()))
        .compact();
  }

  private Instant now() {
    return clock.instant();
  }

  private String forged(String kid) {
    String header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(kid);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
        + ".e30.AAAA";
  }
}

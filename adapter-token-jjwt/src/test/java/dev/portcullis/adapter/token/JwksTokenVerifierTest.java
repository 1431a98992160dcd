package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Unavailable;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import dev.portcullis.testkit.token.HostileToken;
import dev.portcullis.testkit.token.HostileTokens;
import dev.portcullis.testkit.token.TokenForge;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verifier of another service, against a server that publishes keys on loopback. */
class JwksTokenVerifierTest {
  private static final SigningKey OLD = RemoteKeys.of(SigningAlgorithm.ES256);
  private static final SigningKey NEW = RemoteKeys.another(SigningAlgorithm.ES256);
  private static final Verified GOOD = new Verified(Tokens.claims());
  private static final Unavailable UNAVAILABLE = new Unavailable();
  private static final Rejected UNKNOWN_KEY = new Rejected(RejectionReason.UNKNOWN_KEY);
  private static final String MINUTE = "public, max-age=60";

  private final MutableClock clock = new MutableClock(Tokens.NOW);
  private final JwksServer server = new JwksServer(JwksServer.document(RemoteKeys.jwks(OLD)));
  private JwksTokenVerifier verifier = open();

  @AfterEach
  void stop() {
    verifier.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HS256")
  void tokenOfEveryAlgorithmIsVerified(SigningAlgorithm algorithm) throws Exception {
    SigningKey key = RemoteKeys.of(algorithm);
    reopen(JwksServer.document(RemoteKeys.jwks(key)));
    assertTrue(verifier.awaitKeys(Race.TIMEOUT));
    assertEquals(GOOD, verifier.verify(token(key)));
    assertEquals(
        GOOD,
        JwksTokenVerifier.ofDocument(Tokens.SETTINGS, RemoteKeys.jwks(key), clock)
            .verify(token(key)));
  }

  /** With the same reasons as with local keys. */
  @Test
  void hostileTokensAreRefused() {
    TokenForge forge =
        new TokenForge(
            Tokens.RSA, Tokens.claims(), Tokens.SETTINGS.issuer(), Tokens.SETTINGS.audience());
    AccessTokenVerifier alone =
        JwksTokenVerifier.ofDocument(Tokens.SETTINGS, RemoteKeys.jwks(Tokens.RSA), clock);
    assertEquals(GOOD, alone.verify(forge.good()));
    for (HostileToken row : HostileTokens.all(forge)) {
      assertEquals(new Rejected(row.reason()), alone.verify(row.text()), row::name);
    }
  }

  /** The token contains the URL of a listener, which receives no connection. */
  @Test
  void urlsInATokenAreNotFetched() throws Exception {
    awaitKeys();
    try (JwksServer elsewhere = new JwksServer(JwksServer.document(RemoteKeys.jwks(NEW)))) {
      String uri = elsewhere.settings().uri().toString();
      for (String name : new String[] {"jku", "x5u", "kid", "iss", "jwk"}) {
        String header =
            "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\",\"%s\":\"%s\"}"
                .formatted(NEW.id(), name.equals("kid") ? "x" : name, uri);
        assertTrue(verifier.verify(withHeader(header)) instanceof Rejected);
      }
      String kid = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(uri);
      assertEquals(UNKNOWN_KEY, verifier.verify(withHeader(kid)));
      assertEquals(0, elsewhere.requests());
    }
  }

  @Test
  void firstTokenWithANewKeyIsVerified() throws Exception {
    awaitKeys();
    server.answers(JwksServer.document(RemoteKeys.jwks(OLD, NEW)));
    assertEquals(GOOD, verifier.verify(token(NEW)));
    assertEquals(GOOD, verifier.verify(token(OLD)));
    assertEquals(2, server.requests());
  }

  @Test
  void publishedKeyIsKnownBeforeItSigns() throws Exception {
    reopen(JwksServer.document(RemoteKeys.jwks(OLD), MINUTE));
    awaitKeys();
    server.answers(JwksServer.document(RemoteKeys.jwks(OLD, NEW), MINUTE));
    int before = server.requests();
    expireAndRefresh();
    assertEquals(before + 1, server.requests());
    assertEquals(GOOD, verifier.verify(token(NEW)));
    assertEquals(before + 1, server.requests());
  }

  @Test
  void removedKeyStopsVerifyingAfterTheRefresh() throws Exception {
    reopen(JwksServer.document(RemoteKeys.jwks(OLD, NEW), MINUTE));
    awaitKeys();
    server.answers(JwksServer.document(RemoteKeys.jwks(NEW), MINUTE));
    clock.advance(Duration.ofSeconds(59));
    assertEquals(GOOD, verifier.verify(token(OLD)));
    clock.advance(Duration.ofSeconds(1));
    verifier.verify(token(NEW));
    verifier.awaitFetch();
    assertEquals(UNKNOWN_KEY, verifier.verify(token(OLD)));
    assertEquals(GOOD, verifier.verify(token(NEW)));
  }

  @Test
  void thousandUnknownKeysASecondCauseOneFetchInTenSeconds() throws Exception {
    awaitKeys();
    for (int round = 1; round <= 2; round++) {
      String prefix = "round" + round + "-";
      Race<Integer> race = Race.of(8, lane -> refusedOf(125, prefix + lane + "-"));
      assertEquals(1000, race.results().stream().mapToInt(n -> n).sum(), race::toString);
      assertEquals(1 + round, server.requests());
      assertEquals(GOOD, verifier.verify(token(OLD)));
      clock.advance(JwksState.UNKNOWN_KEY_PAUSE);
    }
  }

  @Test
  void outcomeIsUnavailableBeforeTheFirstSuccessfulFetch() throws Exception {
    reopen(JwksServer.status(503));
    assertEquals(UNAVAILABLE, verifier.verify(token(OLD)));
    verifier.awaitFetch();
    int before = server.requests();
    for (int i = 0; i < 1000; i++) {
      assertEquals(UNAVAILABLE, verifier.verify(token(OLD)));
    }
    assertEquals(before, server.requests());
    assertFalse(verifier.isReady());
    assertTrue(verifier.lastFailure().isPresent());
    server.answers(JwksServer.document(RemoteKeys.jwks(OLD)));
    clock.advance(Duration.ofMinutes(1));
    assertTrue(verifier.awaitKeys(Race.TIMEOUT));
    assertEquals(GOOD, verifier.verify(token(OLD)));
  }

  @Test
  void malformedTokensAreRejectedWithoutKeys() {
    server.close();
    assertEquals(new Rejected(RejectionReason.MALFORMED), verifier.verify("junk"));
  }

  @Test
  void tokensWithKnownKeysAreVerifiedDuringAnOutageOfTheIssuer() throws Exception {
    reopen(JwksServer.document(RemoteKeys.jwks(OLD), MINUTE));
    awaitKeys();
    server.answers(JwksServer.status(500));
    expireAndRefresh();
    assertTrue(verifier.lastFailure().isPresent());
    assertEquals(GOOD, verifier.verify(token(OLD)));
    assertEquals(UNAVAILABLE, verifier.verify(token(NEW)));
  }

  @Test
  void knownKeyDoesNotWaitForASlowIssuer() throws Exception {
    reopen(JwksServer.document(RemoteKeys.jwks(OLD), MINUTE));
    awaitKeys();
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    JwksServer.Answer answer = JwksServer.document(RemoteKeys.jwks(NEW), MINUTE);
    server.answers(
        request -> {
          called.countDown();
          released.await();
          answer.to(request);
        });
    clock.advance(Duration.ofMinutes(1));
    assertEquals(GOOD, verifier.verify(token(OLD)));
    called.await();
    assertEquals(GOOD, verifier.verify(token(OLD)));
    released.countDown();
    verifier.awaitFetch();
    assertEquals(UNKNOWN_KEY, verifier.verify(token(OLD)));
  }

  /** Waits at most the timeout of a fetch; tokens with known keys do not wait. */
  @Test
  void unknownKeyOfAnIssuerThatHangsIsUnavailableWithinTheTimeout() throws Exception {
    awaitKeys();
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    server.answers(
        request -> {
          called.countDown();
          never.await();
        });
    Background<VerificationOutcome> waiting = Background.start(() -> verifier.verify(token(NEW)));
    Background.await(called);
    assertEquals(GOOD, verifier.verify(token(OLD)));
    assertTrue(waiting.isHeldBack());
    verifier.awaitFetch();
    assertEquals(UNAVAILABLE, waiting.result());
    assertEquals(UNAVAILABLE, verifier.verify(token(NEW)));
    assertEquals(2, server.requests());
  }

  @Test
  void closedVerifierKeepsItsKeysAndFetchesNoMore() throws Exception {
    awaitKeys();
    verifier.close();
    clock.advance(Duration.ofMinutes(2));
    assertEquals(UNKNOWN_KEY, verifier.verify(token(NEW)));
    assertEquals(GOOD, verifier.verify(token(OLD)));
    assertEquals(1, server.requests());
  }

  @Test
  void documentWithoutAUsableKeyIsRefused() {
    Clock fixed = Clock.fixed(Tokens.NOW, ZoneOffset.UTC);
    for (String text : new String[] {"", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\"}]}"}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> JwksTokenVerifier.ofDocument(Tokens.SETTINGS, text, fixed));
    }
  }

  /** A published value must not be accepted as a shared secret. */
  @Test
  void tokenSignedWithAnotherAlgorithmOfTheSameKeyIsRefused() {
    SigningKey rsa = RemoteKeys.of(SigningAlgorithm.RS256);
    SigningKey asPss =
        new SigningKey(
            rsa.id(), SigningAlgorithm.PS256, 1, rsa.signing(), rsa.verification(), rsa.schedule());
    assertEquals(
        new Rejected(RejectionReason.HEADER),
        JwksTokenVerifier.ofDocument(Tokens.SETTINGS, RemoteKeys.jwks(rsa), clock)
            .verify(token(asPss)));
  }

  private int refusedOf(int count, String prefix) {
    int refused = 0;
    for (int i = 0; i < count; i++) {
      String header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(prefix + i);
      refused += verifier.verify(withHeader(header)).equals(UNKNOWN_KEY) ? 1 : 0;
    }
    return refused;
  }

  private static String withHeader(String header) {
    String good = token(NEW);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
        + good.substring(good.indexOf('.'));
  }

  private static String token(SigningKey key) {
    return Tokens.over(key).issuer().issue(Tokens.claims()).compact();
  }

  private void expireAndRefresh() {
    clock.advance(Duration.ofMinutes(1));
    VerificationOutcome meanwhile = verifier.verify(token(OLD));
    assertEquals(GOOD, meanwhile);
    verifier.awaitFetch();
  }

  private void awaitKeys() throws InterruptedException {
    assertTrue(verifier.awaitKeys(Race.TIMEOUT));
  }

  private void reopen(JwksServer.Answer answer) {
    verifier.close();
    server.answers(answer);
    verifier = open();
  }

  private JwksTokenVerifier open() {
    return JwksTokenVerifier.ofUri(Tokens.SETTINGS, server.settings(), clock);
  }
}

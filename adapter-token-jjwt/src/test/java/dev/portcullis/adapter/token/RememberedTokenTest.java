package dev.portcullis.adapter.token;

import static dev.portcullis.adapter.token.Tokens.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Unavailable;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.token.HostileToken;
import dev.portcullis.testkit.token.HostileTokens;
import dev.portcullis.testkit.token.TokenForge;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTokenTest {
  private static final long PLENTY = 1_000_000;
  private static final Verified GOOD = new Verified(Tokens.claims());
  private static final SigningKey KEY = Tokens.RSA;

  private final MutableClock clock = new MutableClock(NOW);
  private Optional<KeyRing> ring = Optional.of(Tokens.ring(KEY));
  private final KeyRingSource keys = () -> ring;
  private final AtomicInteger checks = new AtomicInteger();
  private final CachingReader remembering = remembering(PLENTY);
  private final AccessTokenVerifier verifier = new JjwtVerifier(remembering, clock);
  private final String token = issued(Tokens.claims());

  @Test
  void tokenIsCheckedOnce() {
    for (int i = 0; i < 5; i++) {
      assertVerdict(GOOD);
    }
    assertEquals(1, checks.get());
    assertEquals(token.length(), remembering.weight());
  }

  @Test
  void cachedTokenExpiresOnTime() {
    assertVerdict(GOOD);
    clock.set(NOW.plus(Tokens.TTL).minusNanos(1000));
    assertVerdict(GOOD);
    assertEquals(1, checks.get());
    clock.set(NOW.plus(Tokens.TTL));
    assertVerdict(new Rejected(RejectionReason.EXPIRED));
    assertEquals(0, remembering.weight());
  }

  @Test
  void cachedTokenIsNotValidBeforeItsTime() {
    assertVerdict(GOOD);
    clock.set(NOW.minusSeconds(31));
    assertVerdict(new Rejected(RejectionReason.CLAIMS));
  }

  @Test
  void cachedTokenIsRejectedWhenItsKeyIsRefused() {
    SigningKey next = Tokens.OTHER_RSA;
    ring = Optional.of(Tokens.ring(refusedFrom(KEY, 60), next));
    assertVerdict(GOOD);
    clock.advance(Duration.ofSeconds(59));
    assertVerdict(GOOD);
    assertEquals(1, checks.get());
    clock.advance(Duration.ofSeconds(1));
    assertVerdict(new Rejected(RejectionReason.UNKNOWN_KEY));
    assertEquals(0, remembering.weight());
  }

  @Test
  void cachedTokenIsRejectedWhenItsKeyIsRemoved() {
    assertVerdict(GOOD);
    ring = Optional.of(Tokens.ring(Tokens.OTHER_RSA));
    assertVerdict(new Rejected(RejectionReason.UNKNOWN_KEY));
    ring = Optional.of(Tokens.ring(KEY));
    assertVerdict(GOOD);
    assertEquals(3, checks.get());
  }

  @Test
  void cachedTokenIsCheckedAgainWhenItsKeyIsReplaced() {
    assertVerdict(GOOD);
    SigningKey other = Tokens.OTHER_RSA;
    SigningKey impostor =
        new SigningKey(
            KEY.id(), KEY.algorithm(), 1, other.signing(), other.verification(), KEY.schedule());
    ring = Optional.of(Tokens.ring(impostor));
    assertVerdict(new Rejected(RejectionReason.SIGNATURE));
    SigningKey otherUse =
        new SigningKey(
            KEY.id(), SigningAlgorithm.PS256, 1, KEY.signing(), KEY.verification(), KEY.schedule());
    ring = Optional.of(Tokens.ring(otherUse));
    assertVerdict(new Rejected(RejectionReason.HEADER));
  }

  @Test
  void reloadedKeysAreEqual() {
    assertVerdict(GOOD);
    SigningKey again =
        JjwtTokens.signingKeyFactory(Tokens.RANDOM)
            .restore(AsymmetricKeysTest.stored(KEY), KEY.signing().getEncoded());
    ring = Optional.of(Tokens.ring(again));
    assertVerdict(GOOD);
    assertEquals(1, checks.get());
  }

  @Test
  void cachedTokenIsUnavailableWhileTheKeysAreUnknown() {
    assertVerdict(GOOD);
    ring = Optional.empty();
    assertVerdict(new Unavailable());
  }

  @Test
  void rejectedTokensAreNotCached() {
    TokenForge forge = Tokens.forge(KEY);
    for (HostileToken row : HostileTokens.all(forge)) {
      assertEquals(new Rejected(row.reason()), verifier.verify(row.text()), row::name);
    }
    assertEquals(0, remembering.weight());
  }

  @Test
  void onlyTheExactTextIsFoundInTheCache() {
    assertVerdict(GOOD);
    for (HostileToken row : HostileTokens.all(Tokens.forge(KEY))) {
      assertEquals(new Rejected(row.reason()), verifier.verify(row.text()), row::name);
    }
    assertEquals(token.length(), remembering.weight());
  }

  @Test
  void cachedTokensDoNotExceedTheTotalLength() {
    long allowed = 5L * token.length();
    CachingReader small = remembering(allowed);
    AccessTokenVerifier bounded = new JjwtVerifier(small, clock);
    long longest = 0;
    for (int i = 0; i < 200; i++) {
      AccessTokenClaims claims = Tokens.claims(NOW, NOW.plusSeconds(1 + i), Set.of());
      assertEquals(new Verified(claims), bounded.verify(issued(claims)));
      longest = Math.max(longest, small.weight());
    }
    assertTrue(longest <= allowed && longest > allowed / 2, () -> "remembers " + small.weight());
  }

  @Test
  void tokenLongerThanTheCacheIsVerifiedAndNotCached() {
    CachingReader tiny = remembering(100);
    assertEquals(GOOD, new JjwtVerifier(tiny, clock).verify(token));
    assertEquals(0, tiny.weight());
  }

  @Test
  void withoutACacheWeightNothingIsCached() {
    TokenReader off = JjwtTokens.reader(Tokens.settings(0), keys);
    assertEquals(StrictReader.class, off.getClass());
    TokenReader on = JjwtTokens.reader(Tokens.settings(PLENTY), keys);
    assertEquals(CachingReader.class, on.getClass());
    assertEquals(GOOD, new JjwtVerifier(off, clock).verify(token));
  }

  private void assertVerdict(VerificationOutcome expected) {
    assertEquals(expected, verifier.verify(token));
  }

  private static SigningKey refusedFrom(SigningKey key, long seconds) {
    KeySchedule schedule = key.schedule().refusedFrom(NOW.plusSeconds(seconds));
    return key.withSchedule(schedule);
  }

  private CachingReader remembering(long weight) {
    TokenReader strict = new StrictReader(new KeyRingKeys(keys), new StrictClaims(Tokens.SETTINGS));
    TokenReader counted =
        (compact, now) -> {
          checks.incrementAndGet();
          return strict.read(compact, now);
        };
    return new CachingReader(counted, keys, weight);
  }

  private String issued(AccessTokenClaims claims) {
    return new JjwtTokens(Tokens.SETTINGS, keys, clock, Tokens.RANDOM)
        .issuer()
        .issue(claims)
        .compact();
  }
}

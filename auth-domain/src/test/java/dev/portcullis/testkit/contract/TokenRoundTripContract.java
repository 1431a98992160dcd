package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.AccessToken;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Genuine tokens return their claims until they expire. */
public interface TokenRoundTripContract extends TokenContract {
  @Test
  default void everyClaimComesBack() {
    MutableClock clock = MutableClock.atNoon();
    AccessTokenClaims claims = claims(clock.instant());
    TokensUnderTest tokens = tokens(clock);
    assertVerified(claims, tokens.verifier().verify(tokens.issuer().issue(claims).compact()));
  }

  @Test
  default void extremeClaimsComeBack() {
    MutableClock clock = MutableClock.atNoon();
    Set<RoleName> roles =
        IntStream.range(0, 20)
            .mapToObj(n -> new RoleName("r" + n + "_-" + "x".repeat(20)))
            .collect(Collectors.toSet());
    for (Set<RoleName> each : Set.of(Set.<RoleName>of(), Set.of(RoleName.ADMIN), roles)) {
      AccessTokenClaims claims =
          new AccessTokenClaims(
              Ids.userId(),
              Ids.sessionId(),
              Ids.tokenId(),
              clock.instant(),
              clock.instant().plusSeconds(1),
              each,
              1L << 52);
      TokensUnderTest tokens = tokens(clock);
      assertVerified(claims, tokens.verifier().verify(tokens.issuer().issue(claims).compact()));
    }
  }

  @Test
  default void tokenHasItsExpiryAndIsMasked() {
    MutableClock clock = MutableClock.atNoon();
    AccessTokenClaims claims = claims(clock.instant());
    AccessToken token = tokens(clock).issuer().issue(claims);
    assertEquals(claims.expiresAt(), token.expiresAt());
    assertFalse(token.toString().contains(token.compact()));
  }

  @Test
  default void tokenOfOneNodeIsValidOnAnother() {
    MutableClock clock = MutableClock.atNoon();
    AccessTokenClaims claims = claims(clock.instant());
    String compact = tokens(clock).issuer().issue(claims).compact();
    assertVerified(claims, tokens(clock).verifier().verify(compact));
  }

  @Test
  default void tokensOfDifferentClaimsDiffer() {
    MutableClock clock = MutableClock.atNoon();
    TokensUnderTest tokens = tokens(clock);
    assertNotEquals(
        tokens.issuer().issue(claims(clock.instant())).compact(),
        tokens.issuer().issue(claims(clock.instant())).compact());
  }

  @Test
  default void tokenIsValidUntilItsExpiryAndExpiredFromThenOn() {
    MutableClock clock = MutableClock.atNoon();
    AccessTokenClaims claims = claims(clock.instant());
    TokensUnderTest tokens = tokens(clock);
    String compact = tokens.issuer().issue(claims).compact();
    clock.set(claims.expiresAt().minusMillis(1));
    assertVerified(claims, tokens.verifier().verify(compact));
    clock.set(claims.expiresAt());
    assertEquals(
        Optional.of(RejectionReason.EXPIRED), rejection(tokens.verifier().verify(compact)));
    clock.advance(Duration.ofDays(400));
    assertEquals(
        Optional.of(RejectionReason.EXPIRED), rejection(tokens.verifier().verify(compact)));
  }

  @Test
  default void tokenOfAClockAheadIsValidUpToThirtySeconds() {
    MutableClock clock = MutableClock.atNoon();
    AccessTokenClaims claims = claims(clock.instant());
    TokensUnderTest tokens = tokens(clock);
    String compact = tokens.issuer().issue(claims).compact();
    clock.set(claims.issuedAt().minusSeconds(30));
    assertVerified(claims, tokens.verifier().verify(compact));
    clock.set(claims.issuedAt().minusSeconds(31));
    assertEquals(Optional.of(RejectionReason.CLAIMS), rejection(tokens.verifier().verify(compact)));
  }

  @Test
  default void withoutKeysIssuingFailsAndVerificationIsUnavailable() {
    MutableClock clock = MutableClock.atNoon();
    AccessTokenClaims claims = claims(clock.instant());
    TokensUnderTest keyless = tokensWithoutKeys(clock);
    assertThrows(StoreUnavailableException.class, () -> keyless.issuer().issue(claims));
    String compact = tokens(clock).issuer().issue(claims).compact();
    assertEquals(new VerificationOutcome.Unavailable(), keyless.verifier().verify(compact));
  }

  @Test
  default void threadsShareIssuerAndVerifier() {
    MutableClock clock = MutableClock.atNoon();
    TokensUnderTest tokens = tokens(clock);
    Race<Boolean> race =
        Race.of(
            8,
            lane -> {
              AccessTokenClaims claims = claims(clock.instant());
              String compact = tokens.issuer().issue(claims).compact();
              return tokens
                  .verifier()
                  .verify(compact)
                  .equals(new VerificationOutcome.Verified(claims));
            });
    assertEquals(8, race.results().stream().filter(right -> right).count(), race::toString);
  }
}

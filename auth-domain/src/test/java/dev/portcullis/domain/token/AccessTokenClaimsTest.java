package dev.portcullis.domain.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessTokenClaimsTest {
  private static final Instant ISSUED = Instant.parse("2026-01-02T03:04:05.999999Z");

  @Test
  void timesAreCutToSeconds() {
    AccessTokenClaims claims = claims(ISSUED.plusSeconds(60));
    assertEquals(Instant.parse("2026-01-02T03:04:05Z"), claims.issuedAt());
    assertEquals(Instant.parse("2026-01-02T03:05:05Z"), claims.expiresAt());
  }

  @Test
  void claimsThatEndBeforeTheyBeginAreRefused() {
    assertEquals(6, claims(ISSUED.plusSeconds(1)).expiresAt().getEpochSecond() % 60);
    assertThrows(IllegalArgumentException.class, () -> claims(ISSUED));
    assertThrows(IllegalArgumentException.class, () -> claims(ISSUED.minusSeconds(1)));
    // The same second once both are cut.
    Instant early = Instant.parse("2026-01-02T03:04:05.000001Z");
    assertThrows(IllegalArgumentException.class, () -> claims(early));
  }

  @Test
  void actorIsSubjectSessionAndRoles() {
    AccessTokenClaims claims = claims(ISSUED.plusSeconds(60));
    assertEquals(new UserActor(claims.subject(), claims.session(), claims.roles()), claims.actor());
  }

  @Test
  void rolesAreCopied() {
    Set<RoleName> roles = new HashSet<>(Set.of(RoleName.USER));
    AccessTokenClaims claims = claims(ISSUED.plusSeconds(60), roles);
    roles.add(RoleName.ADMIN);
    assertEquals(Set.of(RoleName.USER), claims.roles());
  }

  @Test
  void outcomeFoldsToItsOwnCase() {
    AccessTokenClaims claims = claims(ISSUED.plusSeconds(60));
    assertEquals("good", fold(new VerificationOutcome.Verified(claims)));
    assertEquals("EXPIRED", fold(new VerificationOutcome.Rejected(RejectionReason.EXPIRED)));
    assertEquals("unknown", fold(new VerificationOutcome.Unavailable()));
  }

  @Test
  void tokenIsNeverPrinted() {
    String printed = new AccessToken("aaa.secret.ccc", ISSUED).toString();
    assertFalse(printed.contains("secret"), printed);
  }

  private static String fold(VerificationOutcome outcome) {
    return outcome.fold(claims -> "good", RejectionReason::name, () -> "unknown");
  }

  private static AccessTokenClaims claims(Instant expiresAt) {
    return claims(expiresAt, Set.of(RoleName.USER));
  }

  private static AccessTokenClaims claims(Instant expiresAt, Set<RoleName> roles) {
    return new AccessTokenClaims(
        Ids.userId(), Ids.sessionId(), Ids.tokenId(), ISSUED, expiresAt, roles, 0);
  }
}

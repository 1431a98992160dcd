package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.AccessToken;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssuedTokenTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void headerIsExactlyAlgorithmKeyAndType() throws IOException {
    String kid = Tokens.RSA.id().value();
    String expected = "{'alg':'RS256','kid':'" + kid + "','typ':'at+jwt'}";
    assertEquals(json(expected), segment(issue(Tokens.RSA), 0));
  }

  @Test
  void headerNamesTheAlgorithmOfTheKey() throws IOException {
    assertEquals("HS256", segment(issue(Tokens.SECRET), 0).get("alg").textValue());
  }

  @Test
  void claimsAreExactlyThoseOfTheContract() throws IOException {
    String expected =
        "{'iss':'https://auth.example','aud':'shop','client_id':'portcullis',"
            + "'sub':'0195a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',"
            + "'sid':'0195a1b2-c3d4-7e5f-9a9b-0c1d2e3f4a5c',"
            + "'jti':'0195a1b2-c3d4-7e5f-aa9b-0c1d2e3f4a5d',"
            + "'iat':1772366400,'exp':1772367300,'roles':['admin','user'],'ver':7}";
    // Compared by name: the order of members means nothing.
    assertEquals(json(expected), segment(issue(Tokens.RSA), 1));
  }

  @Test
  void expiryIsReturnedWithTheToken() {
    AccessToken token = Tokens.over(Tokens.RSA).issuer().issue(Tokens.claims());
    assertEquals(Tokens.NOW.plus(Tokens.TTL), token.expiresAt());
  }

  @Test
  void timesHaveNoFractionsOfASecond() {
    Instant issuedAt = Tokens.NOW.minusNanos(1);
    AccessTokenClaims claims = Tokens.claims(issuedAt, issuedAt.plus(Tokens.TTL), Set.of());
    JjwtTokens tokens = Tokens.over(Tokens.RSA);
    String compact = tokens.issuer().issue(claims).compact();
    assertEquals(new Verified(claims), tokens.verifier().verify(compact));
  }

  @Test
  void isSignedWithTheActiveKeyOfTheRing() throws IOException {
    AccessToken token = Tokens.over(Tokens.OTHER_RSA, Tokens.RSA).issuer().issue(Tokens.claims());
    assertEquals(Tokens.RSA.id().value(), segment(token, 0).get("kid").textValue());
  }

  @Test
  void longestTokenIsNotTooLongForTheVerifier() {
    TokenSettings settings =
        new TokenSettings("i".repeat(256), "a".repeat(256), "c".repeat(256), Tokens.TTL, 0);
    Optional<KeyRing> ring = Optional.of(Tokens.ring(Tokens.RSA));
    Clock clock = Clock.fixed(Tokens.NOW, ZoneOffset.UTC);
    JjwtTokens tokens = new JjwtTokens(settings, () -> ring, clock, Tokens.RANDOM);
    AccessTokenClaims full = withRoles(32);
    AccessTokenClaims longest =
        new AccessTokenClaims(
            full.subject(),
            full.session(),
            full.id(),
            full.issuedAt(),
            full.expiresAt(),
            full.roles(),
            Long.MAX_VALUE);
    String compact = tokens.issuer().issue(longest).compact();
    assertEquals(new Verified(longest), tokens.verifier().verify(compact));
  }

  @Test
  void claimsThatTheVerifierWouldRejectAreRefused() {
    AccessTokenIssuer issuer = Tokens.over(Tokens.RSA).issuer();
    Instant tooLate = Tokens.NOW.plus(Tokens.TTL).plusSeconds(1);
    AccessTokenClaims tooLong = Tokens.claims(Tokens.NOW, tooLate, Set.of());
    assertThrows(IllegalArgumentException.class, () -> issuer.issue(tooLong));
    assertThrows(IllegalArgumentException.class, () -> issuer.issue(withRoles(33)));
  }

  @Test
  void isNotIssuedWithoutKeys() {
    AccessTokenIssuer issuer = Tokens.withoutKeys().issuer();
    assertThrows(StoreUnavailableException.class, () -> issuer.issue(Tokens.claims()));
  }

  @Test
  void toStringShowsNoPartOfTheToken() throws Refusal {
    AccessToken token = Tokens.over(Tokens.RSA).issuer().issue(Tokens.claims());
    String signature = token.compact().substring(token.compact().lastIndexOf('.') + 1);
    CompactForm form = CompactForm.parse(token.compact());
    assertFalse((token + " " + form).contains(signature));
    assertTrue(form.toString().contains("***"));
    assertEquals(0, new Refusal(RejectionReason.CLAIMS).getStackTrace().length);
  }

  private static AccessTokenClaims withRoles(int count) {
    Set<RoleName> roles =
        IntStream.range(0, count)
            .mapToObj(i -> new RoleName("r".repeat(30) + (char) ('a' + i / 10) + i % 10))
            .collect(Collectors.toSet());
    return Tokens.claims(Tokens.NOW, Tokens.NOW.plus(Tokens.TTL), roles);
  }

  private static AccessToken issue(SigningKey key) {
    return Tokens.over(key).issuer().issue(Tokens.claims());
  }

  private static JsonNode segment(AccessToken token, int index) throws IOException {
    String segment = token.compact().split("\\.", -1)[index];
    return JSON.readTree(Base64.getUrlDecoder().decode(segment));
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}

package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.PublishedKeys;
import java.io.IOException;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedKeysTest {
  private static final Set<String> MEMBERS = Set.of("kty", "n", "e", "alg", "use", "kid");

  @Test
  void keyHasItsPublicMembersOnly() throws IOException {
    JsonNode set = json(Tokens.over(Tokens.RSA));
    assertEquals(1, set.size());
    JsonNode key = set.get("keys").get(0);
    assertEquals(MEMBERS, names(key));
    assertEquals("RSA", key.get("kty").textValue());
    assertEquals("AQAB", key.get("e").textValue());
    assertEquals("RS256", key.get("alg").textValue());
    assertEquals("sig", key.get("use").textValue());
    assertEquals(Tokens.RSA.id().value(), key.get("kid").textValue());
    byte[] modulus = Base64.getUrlDecoder().decode(key.get("n").textValue());
    RSAPublicKey known = (RSAPublicKey) Tokens.RSA.verification();
    assertEquals(known.getModulus(), new BigInteger(1, modulus));
  }

  @Test
  void everyKeyOfTheRingIsPublishedOldestFirst() throws IOException {
    JsonNode keys = json(Tokens.over(Tokens.OTHER_RSA, Tokens.RSA)).get("keys");
    assertEquals(2, keys.size());
    assertEquals(Tokens.RSA.id().value(), keys.get(0).get("kid").textValue());
  }

  /** RFC 7518 section 6.2.1 and RFC 8037 section 2. */
  @Test
  void keysOnCurvesHaveTheirPublicMembersOnly() throws IOException {
    JsonNode curve = json(Tokens.over(Tokens.key(SigningAlgorithm.ES256))).get("keys").get(0);
    assertEquals(Set.of("kty", "crv", "x", "y", "alg", "use", "kid"), names(curve));
    assertEquals("P-256", curve.get("crv").textValue());
    JsonNode edwards = json(Tokens.over(Tokens.key(SigningAlgorithm.EDDSA))).get("keys").get(0);
    assertEquals(Set.of("kty", "crv", "x", "alg", "use", "kid"), names(edwards));
    assertEquals("OKP", edwards.get("kty").textValue());
    assertEquals("Ed25519", edwards.get("crv").textValue());
    assertEquals("EdDSA", edwards.get("alg").textValue());
  }

  @Test
  void refusedKeyIsNoLongerPublished() throws IOException {
    SigningKey refused = Tokens.RSA.withSchedule(Tokens.SINCE.refusedFrom(Tokens.NOW));
    JsonNode keys = json(Tokens.over(refused, Tokens.OTHER_RSA)).get("keys");
    assertEquals(1, keys.size());
    assertEquals(Tokens.OTHER_RSA.id().value(), keys.get(0).get("kid").textValue());
  }

  @Test
  void secretIsNeverPublished() {
    assertEquals("{\"keys\":[]}", Tokens.over(Tokens.SECRET).publishedKeys().jwks());
  }

  @Test
  void setIsRenderedOnceForEachRing() {
    List<KeyRing> rings = new ArrayList<>(List.of(Tokens.ring(Tokens.RSA)));
    KeyRingSource source = () -> Optional.of(rings.get(rings.size() - 1));
    Clock clock = Clock.systemUTC();
    PublishedKeys keys =
        new JjwtTokens(Tokens.SETTINGS, source, clock, Tokens.RANDOM).publishedKeys();
    String first = keys.jwks();
    assertSame(first, keys.jwks());
    rings.add(Tokens.ring(Tokens.RSA));
    assertEquals(first, keys.jwks());
    rings.add(Tokens.ring(Tokens.RSA, Tokens.OTHER_RSA));
    assertNotEquals(first, keys.jwks());
  }

  @Test
  void nothingIsPublishedBeforeTheKeysAreLoaded() {
    PublishedKeys keys = Tokens.withoutKeys().publishedKeys();
    assertThrows(StoreUnavailableException.class, keys::jwks);
  }

  /**
   * The clock of Nimbus cannot be replaced, so the token is issued at the current time; EdDSA would
   * need another library.
   */
  @ParameterizedTest
  @EnumSource(names = {"RS256", "PS256", "ES256"})
  void nimbusAcceptsTokensWithThePublishedKeys(SigningAlgorithm algorithm) throws Exception {
    Instant now = Clock.system(ZoneOffset.UTC).instant().truncatedTo(ChronoUnit.SECONDS);
    JjwtTokens tokens = Tokens.at(now, Tokens.key(algorithm));
    String token =
        tokens.issuer().issue(Tokens.claims(now, now.plus(Tokens.TTL), Set.of())).compact();
    DefaultJWTProcessor<SecurityContext> nimbus = new DefaultJWTProcessor<>();
    nimbus.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
    nimbus.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.parse(algorithm.joseName()),
            new ImmutableJWKSet<>(JWKSet.parse(tokens.publishedKeys().jwks()))));
    nimbus.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            Tokens.SETTINGS.audience(),
            new JWTClaimsSet.Builder().issuer(Tokens.SETTINGS.issuer()).build(),
            Set.of("sub", "iat", "exp", "jti", "sid", "roles", "ver")));
    assertEquals(Tokens.claims().subject().toString(), nimbus.process(token, null).getSubject());
  }

  private static Set<String> names(JsonNode key) {
    Set<String> names = new HashSet<>();
    key.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode json(JjwtTokens tokens) throws IOException {
    return new ObjectMapper().readTree(tokens.publishedKeys().jwks());
  }
}

package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.role.RoleName;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nimbus JOSE accepts tokens of Portcullis with its JWK Set. Its clock cannot be replaced, so the
 * tokens are issued at the current time. Ed25519 would need another library; {@link
 * JoseInteropTest} covers it.
 */
class NimbusInteropTest {
  private final Instant now =
      Clock.system(ZoneOffset.UTC).instant().truncatedTo(ChronoUnit.SECONDS);

  @ParameterizedTest
  @EnumSource(names = {"RS256", "PS256", "ES256"})
  void tokenOfEveryAlgorithmIsAcceptedWithTheSameClaims(SigningAlgorithm algorithm)
      throws Exception {
    SigningKey key = RemoteKeys.of(algorithm);
    JWTClaimsSet claims = process(token(key), key);
    assertEquals(Tokens.claims().subject().toString(), claims.getSubject());
    assertEquals(List.of("user"), claims.getStringListClaim("roles"));
    assertEquals(now.plus(Tokens.TTL), claims.getExpirationTime().toInstant());
  }

  @ParameterizedTest
  @EnumSource(names = {"RS256", "PS256", "ES256"})
  void tokenOfAnotherKeyIsRefused(SigningAlgorithm algorithm) {
    String foreign = token(RemoteKeys.another(algorithm));
    assertThrows(BadJOSEException.class, () -> process(foreign, RemoteKeys.of(algorithm)));
  }

  @Test
  void publishedEd25519KeyIsParsed() throws ParseException {
    SigningKey key = RemoteKeys.of(SigningAlgorithm.EDDSA);
    String curve =
        JWKSet.parse(RemoteKeys.jwks(key))
            .getKeyByKeyId(key.id().value())
            .toOctetKeyPair()
            .getCurve()
            .getName();
    assertEquals("Ed25519", curve);
  }

  private String token(SigningKey key) {
    return Tokens.at(now, key)
        .issuer()
        .issue(Tokens.claims(now, now.plus(Tokens.TTL), Set.of(RoleName.USER)))
        .compact();
  }

  private JWTClaimsSet process(String token, SigningKey key)
      throws ParseException, BadJOSEException, JOSEException {
    DefaultJWTProcessor<SecurityContext> nimbus = new DefaultJWTProcessor<>();
    nimbus.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
    nimbus.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.parse(key.algorithm().joseName()),
            new ImmutableJWKSet<>(JWKSet.parse(Tokens.at(now, key).publishedKeys().jwks()))));
    nimbus.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            Tokens.SETTINGS.audience(),
            new JWTClaimsSet.Builder().issuer(Tokens.SETTINGS.issuer()).build(),
            Set.of("sub", "client_id", "iat", "exp", "jti", "sid", "roles", "ver")));
    return nimbus.process(token, null);
  }
}

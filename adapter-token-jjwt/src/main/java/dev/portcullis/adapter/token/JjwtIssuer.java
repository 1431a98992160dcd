package dev.portcullis.adapter.token;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.AccessToken;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenIssuer;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.function.BooleanSupplier;

/** Signs access tokens. Refuses claims that the verifier would reject. Thread-safe. */
final class JjwtIssuer implements AccessTokenIssuer {
  private final TokenSettings settings;
  private final KeyRingSource keys;
  private final Clock clock;
  private final SecureRandom random;
  private final BooleanSupplier includeClientId;

  /** Adds {@code client_id} to tokens issued while {@code includeClientId} returns true. */
  JjwtIssuer(
      TokenSettings settings,
      KeyRingSource keys,
      Clock clock,
      SecureRandom random,
      BooleanSupplier includeClientId) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
    this.includeClientId = includeClientId;
  }

  @Override
  public AccessToken issue(AccessTokenClaims claims) {
    requireAcceptable(claims);
    SigningKey key =
        keys.current()
            .map(ring -> ring.signingKey(clock.instant()))
            .orElseThrow(
                () -> new StoreUnavailableException("the signing keys have not been loaded yet"));
    JwtBuilder token =
        Jwts.builder()
            .header()
            .keyId(key.id().value())
            .type(JoseNames.ACCESS_TOKEN_TYPE)
            .and()
            .random(random)
            .signWith(key.signing(), SignatureScheme.of(key.algorithm()));
    return new AccessToken(write(token, claims).compact(), claims.expiresAt());
  }

  private JwtBuilder write(JwtBuilder token, AccessTokenClaims claims) {
    if (includeClientId.getAsBoolean()) {
      token.claim(JoseNames.CLIENT_ID, settings.clientId());
    }
    return token
        .issuer(settings.issuer())
        // Set as a plain claim: JJWT's audience() writes an array.
        .claim(JoseNames.AUDIENCE, settings.audience())
        .subject(claims.subject().toString())
        .claim(JoseNames.SESSION, claims.session().toString())
        .id(claims.id().toString())
        .issuedAt(Date.from(claims.issuedAt()))
        .expiration(Date.from(claims.expiresAt()))
        .claim(JoseNames.ROLES, claims.roles().stream().map(RoleName::value).sorted().toList())
        .claim(JoseNames.EPOCH, claims.epoch());
  }

  private void requireAcceptable(AccessTokenClaims claims) {
    Duration ttl = Duration.between(claims.issuedAt(), claims.expiresAt());
    if (ttl.compareTo(settings.maxTtl()) > 0) {
      throw new IllegalArgumentException("token lifetime exceeds the maximum in the settings");
    }
    if (claims.roles().size() > TokenLimits.MAX_ROLES) {
      throw new IllegalArgumentException("more than " + TokenLimits.MAX_ROLES + " roles");
    }
    if (claims.epoch() < 0) {
      throw new IllegalArgumentException("epoch must not be negative");
    }
  }
}

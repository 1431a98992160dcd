package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Parses and checks the claims of a token with a valid signature. A valid signature only proves
 * that the key was used, not that this version used it for an access token. Immutable and
 * thread-safe.
 */
final class StrictClaims {
  /** The last second of the year 9999, the maximum in RFC 3339 and in the supported databases. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final int UUID_LENGTH = 36;

  private final TokenSettings settings;

  StrictClaims(TokenSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /**
   * Whether {@code now} is between the time of issue, with the allowed clock skew, and the expiry.
   */
  static boolean areValidAt(AccessTokenClaims claims, Instant now) {
    return isNotAhead(claims, now) && now.isBefore(claims.expiresAt());
  }

  /**
   * The claims of a token that this issuer issued and that has not expired at {@code now}.
   *
   * @throws Refusal with CLAIMS if a claim is missing, unknown or has a wrong value, with EXPIRED
   *     if only the expiry has passed
   */
  AccessTokenClaims parse(byte[] json, Instant now) throws Refusal {
    JsonNode members =
        StrictJson.object(json, JoseNames.CLAIMS, JoseNames.OPTIONAL_CLAIMS)
            .orElseThrow(StrictClaims::invalid);
    require(text(members, JoseNames.ISSUER).equals(settings.issuer()));
    require(text(members, JoseNames.AUDIENCE).equals(settings.audience()));
    if (members.has(JoseNames.CLIENT_ID)) {
      require(text(members, JoseNames.CLIENT_ID).equals(settings.clientId()));
    }
    Instant issuedAt = second(members, JoseNames.ISSUED_AT);
    Instant expiresAt = second(members, JoseNames.EXPIRES_AT);
    require(issuedAt.isBefore(expiresAt));
    require(!expiresAt.isAfter(issuedAt.plus(settings.maxTtl())));
    AccessTokenClaims claims =
        new AccessTokenClaims(
            new UserId(uuid(members, JoseNames.SUBJECT)),
            new SessionId(uuid(members, JoseNames.SESSION)),
            new TokenId(uuid(members, JoseNames.TOKEN_ID)),
            issuedAt,
            expiresAt,
            roles(members.get(JoseNames.ROLES)),
            number(members, JoseNames.EPOCH, Long.MAX_VALUE));
    // Last, because EXPIRED is the reason only for tokens that are valid otherwise.
    require(isNotAhead(claims, now));
    if (!areValidAt(claims, now)) {
      throw new Refusal(RejectionReason.EXPIRED);
    }
    return claims;
  }

  private static boolean isNotAhead(AccessTokenClaims claims, Instant now) {
    return !claims.issuedAt().isAfter(now.plusSeconds(TokenLimits.MAX_CLOCK_SKEW_SECONDS));
  }

  private static Set<RoleName> roles(JsonNode names) throws Refusal {
    require(names.isArray() && names.size() <= TokenLimits.MAX_ROLES);
    Set<RoleName> roles = new HashSet<>();
    for (JsonNode name : names) {
      require(name.isTextual());
      require(roles.add(RoleName.parse(name.textValue()).orElseThrow(StrictClaims::invalid)));
    }
    return roles;
  }

  private static UUID uuid(JsonNode members, String name) throws Refusal {
    String text = text(members, name);
    require(text.length() == UUID_LENGTH);
    try {
      UUID uuid = UUID.fromString(text);
      require(uuid.toString().equals(text));
      return uuid;
    } catch (IllegalArgumentException malformed) {
      throw invalid();
    }
  }

  private static Instant second(JsonNode members, String name) throws Refusal {
    return Instant.ofEpochSecond(number(members, name, LAST_SECOND));
  }

  private static long number(JsonNode members, String name, long max) throws Refusal {
    JsonNode value = members.get(name);
    require(value.isIntegralNumber() && value.canConvertToLong());
    require(value.longValue() >= 0 && value.longValue() <= max);
    return value.longValue();
  }

  private static String text(JsonNode members, String name) throws Refusal {
    JsonNode value = members.get(name);
    require(value.isTextual());
    return value.textValue();
  }

  private static void require(boolean condition) throws Refusal {
    if (!condition) {
      throw invalid();
    }
  }

  private static Refusal invalid() {
    return new Refusal(RejectionReason.CLAIMS);
  }
}

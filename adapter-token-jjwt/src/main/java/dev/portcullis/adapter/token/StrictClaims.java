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
 * Reads the claims of a token whose signature is good. They are checked none the less: a good
 * signature says that a key of ours was used, not that this release used it for this purpose.
 */
final class StrictClaims {
  /** The last second of the year 9999, which RFC 3339 and every store of ours can express. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final int UUID_LENGTH = 36;

  private final TokenSettings settings;

  StrictClaims(TokenSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** Whether a token that says this counts at {@code now}, as far as its times go. */
  static boolean areInForce(AccessTokenClaims claims, Instant now) {
    return isNotAhead(claims, now) && now.isBefore(claims.expiresAt());
  }

  /** The claims of a token that is ours and has not expired at {@code now}. */
  AccessTokenClaims parse(byte[] json, Instant now) throws Refusal {
    JsonNode members =
        StrictJson.object(json, JoseNames.CLAIMS, JoseNames.OPTIONAL_CLAIMS)
            .orElseThrow(StrictClaims::notOurs);
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
    // Last, because "expired" is said only of tokens that were good.
    require(isNotAhead(claims, now));
    if (!areInForce(claims, now)) {
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
      require(roles.add(RoleName.parse(name.textValue()).orElseThrow(StrictClaims::notOurs)));
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
      throw notOurs();
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
      throw notOurs();
    }
  }

  private static Refusal notOurs() {
    return new Refusal(RejectionReason.CLAIMS);
  }
}

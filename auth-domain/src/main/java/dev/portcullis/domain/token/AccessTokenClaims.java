package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What an access token says (RFC 9068 section 2.2), without issuer and audience, which the issuer
 * adds and the verifier has checked.
 *
 * @param subject {@code sub}: the user
 * @param session {@code sid}: the session it was issued in
 * @param id {@code jti}
 * @param issuedAt {@code iat}, in whole seconds
 * @param expiresAt {@code exp}, in whole seconds; from this instant on the token is expired
 * @param roles {@code roles}: those assigned to the user, as stored
 * @param epoch {@code ver}: the user's epoch at the time
 */
public record AccessTokenClaims(
    UserId subject,
    SessionId session,
    TokenId id,
    Instant issuedAt,
    Instant expiresAt,
    Set<RoleName> roles,
    long epoch) {

  /**
   * Copies {@code roles}; cuts the times to the seconds that a token carries.
   *
   * @throws IllegalArgumentException unless it expires after it is issued
   */
  public AccessTokenClaims {
    requireNonNull(subject, "subject");
    requireNonNull(session, "session");
    requireNonNull(id, "id");
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
    roles = Set.copyOf(roles);
    if (!issuedAt.isBefore(expiresAt)) {
      throw new IllegalArgumentException("expires before it is issued");
    }
  }

  /** Who acts when this token is presented. */
  public Actor actor() {
    return new Actor(subject, session, roles);
  }
}

package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The claims of an access token (RFC 9068 section 2.2), without issuer, audience and client id,
 * which {@link AccessTokenIssuer} adds and {@link AccessTokenVerifier} checks. Immutable.
 *
 * @param subject {@code sub}: the user
 * @param session {@code sid}: the session
 * @param id {@code jti}: the id of the token
 * @param issuedAt {@code iat}, in whole seconds
 * @param expiresAt {@code exp}, in whole seconds; at this instant the token has expired
 * @param roles {@code roles}: the stored names of the roles assigned to the user
 * @param epoch {@code ver}: the epoch of the user when the token was issued
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
   * @throws IllegalArgumentException unless {@code expiresAt} is after {@code issuedAt}
   */
  public AccessTokenClaims {
    requireNonNull(subject, "subject");
    requireNonNull(session, "session");
    requireNonNull(id, "id");
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
    roles = Set.copyOf(roles);
    if (!issuedAt.isBefore(expiresAt)) {
      throw new IllegalArgumentException("an access token must expire after it is issued");
    }
  }

  /** The actor that this token authenticates. */
  public UserActor actor() {
    return new UserActor(subject, session, roles);
  }
}

package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.RefreshToken;
import dev.portcullis.domain.token.AccessToken;
import java.time.Duration;

/**
 * The two tokens of a session, as handed out.
 *
 * @param accessToken proof for the requests to come
 * @param expiresIn how long it lives
 * @param refreshToken continues the session when the access token has expired
 * @param refreshExpiresIn how long the session lives if it is not continued
 */
public record IssuedTokens(
    AccessToken accessToken,
    Duration expiresIn,
    RefreshToken refreshToken,
    Duration refreshExpiresIn) {
  /** All parts are required. */
  public IssuedTokens {
    requireNonNull(accessToken, "accessToken");
    requireNonNull(expiresIn, "expiresIn");
    requireNonNull(refreshToken, "refreshToken");
    requireNonNull(refreshExpiresIn, "refreshExpiresIn");
  }
}

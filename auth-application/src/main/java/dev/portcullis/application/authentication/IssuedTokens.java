package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.RefreshToken;
import dev.portcullis.domain.token.AccessToken;
import java.time.Duration;

/**
 * The two tokens of a session, as issued to a client. Immutable.
 *
 * @param accessToken authenticates requests
 * @param expiresIn the lifetime of the access token, in whole seconds or finer
 * @param refreshToken continues the session after the access token has expired
 * @param refreshExpiresIn how long the session stays valid without being continued
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

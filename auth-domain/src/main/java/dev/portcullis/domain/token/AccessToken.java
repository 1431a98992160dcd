package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An access token as issued to a client: a JWS in compact form (RFC 7515 section 7.1). A bearer
 * token is a secret: {@code toString} is masked. Immutable.
 *
 * @param compact the text for the {@code Authorization} header
 * @param expiresAt when it expires, in whole seconds
 */
public record AccessToken(String compact, Instant expiresAt) {
  /** Both parts are required. */
  public AccessToken {
    requireNonNull(compact, "compact");
    requireNonNull(expiresAt, "expiresAt");
  }

  @Override
  public String toString() {
    return "AccessToken[***, expiresAt=" + expiresAt + "]";
  }
}

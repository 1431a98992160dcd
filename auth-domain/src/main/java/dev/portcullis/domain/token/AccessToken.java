package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An access token as handed out: a JWS in compact form (RFC 7515 section 7.1). Whoever has it is
 * taken for its subject, so it never prints itself.
 *
 * @param compact the text for the {@code Authorization} header
 * @param expiresAt when it ends, in whole seconds
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

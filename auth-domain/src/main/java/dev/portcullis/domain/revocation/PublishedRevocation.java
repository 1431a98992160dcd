package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

/**
 * A revocation as the feed holds it.
 *
 * @param id its number in the feed, positive. Numbers are handed out in order, and may become
 *     visible out of order, or never
 * @param revocation what is revoked
 */
public record PublishedRevocation(long id, Revocation revocation) {
  /** The revocation is required. */
  public PublishedRevocation {
    requireNonNull(revocation, "revocation");
  }
}

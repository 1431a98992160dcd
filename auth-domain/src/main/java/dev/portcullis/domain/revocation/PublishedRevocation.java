package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

/**
 * A revocation with its number in the feed. Immutable.
 *
 * @param id its number in the feed; positive. Numbers are assigned in order, but may become visible
 *     out of order, or never
 * @param revocation the revocation
 */
public record PublishedRevocation(long id, Revocation revocation) {
  /** The revocation is required. */
  public PublishedRevocation {
    requireNonNull(revocation, "revocation");
  }
}

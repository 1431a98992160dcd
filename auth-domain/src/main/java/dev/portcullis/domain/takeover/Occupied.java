package dev.portcullis.domain.takeover;

import java.util.Set;

/**
 * Which of some names and addresses users that are here already have. Immutable.
 *
 * @param usernames the keys of usernames
 * @param emails the keys of addresses
 */
public record Occupied(Set<String> usernames, Set<String> emails) {
  /** None of them. */
  public static final Occupied NOTHING = new Occupied(Set.of(), Set.of());

  /** Copies the sets. */
  public Occupied {
    usernames = Set.copyOf(usernames);
    emails = Set.copyOf(emails);
  }
}

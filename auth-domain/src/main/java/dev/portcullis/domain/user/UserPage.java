package dev.portcullis.domain.user;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of users.
 *
 * @param users in the order of the list
 * @param hasMore whether at least one more user follows
 */
public record UserPage(List<User> users, boolean hasMore) {
  /**
   * Copies {@code users}.
   *
   * @throws IllegalArgumentException if an empty page claims that more follow
   */
  public UserPage {
    users = List.copyOf(users);
    if (hasMore && users.isEmpty()) {
      throw new IllegalArgumentException("nothing to go on from");
    }
  }

  /** Where the next page begins, if there is one. */
  public Optional<UserId> next() {
    return hasMore ? Optional.of(users.get(users.size() - 1).id()) : Optional.empty();
  }
}

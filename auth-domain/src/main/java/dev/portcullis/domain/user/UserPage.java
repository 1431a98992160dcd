package dev.portcullis.domain.user;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of users. Immutable.
 *
 * @param users the users, in the order of the list
 * @param hasMore whether at least one more user follows
 */
public record UserPage(List<User> users, boolean hasMore) {
  /**
   * Copies {@code users}.
   *
   * @throws IllegalArgumentException if {@code hasMore} is set and {@code users} is empty
   */
  public UserPage {
    users = List.copyOf(users);
    if (hasMore && users.isEmpty()) {
      throw new IllegalArgumentException("an empty page cannot have a next page");
    }
  }

  /** The last id of this page, after which the next page begins; empty if there is none. */
  public Optional<UserId> next() {
    return hasMore ? Optional.of(users.get(users.size() - 1).id()) : Optional.empty();
  }
}

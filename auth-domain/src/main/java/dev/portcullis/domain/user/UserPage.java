package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of users. Immutable.
 *
 * <p>A page may have fewer users than requested, even none, and be followed by others, because a
 * store examines a limited number of users for a page. Only a page without {@link #next} is the
 * last.
 *
 * @param users the users, in the order of the list
 * @param next where the next page begins; empty on the last page
 */
public record UserPage(List<User> users, Optional<UserPosition> next) {
  /** Copies {@code users}. */
  public UserPage {
    users = List.copyOf(users);
    requireNonNull(next, "next");
  }
}

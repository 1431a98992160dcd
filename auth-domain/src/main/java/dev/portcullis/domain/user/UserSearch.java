package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/**
 * Which users to list, and where to go on. Every condition that is present must hold.
 *
 * @param prefix how the username or the e-mail address begins, whatever its case; every character
 *     stands for itself, and blanks at the ends do not count
 * @param role a role assigned to the user
 * @param status the user's status
 * @param after list only users behind this one
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record UserSearch(
    Optional<String> prefix,
    Optional<RoleName> role,
    Optional<UserStatus> status,
    Optional<UserId> after,
    int limit) {
  /** The greatest page. */
  public static final int MAX_LIMIT = 100;

  /**
   * A search.
   *
   * @throws IllegalArgumentException if {@code limit} is out of range
   */
  public UserSearch {
    prefix = prefix.map(Blanks::strip);
    requireNonNull(role, "role");
    requireNonNull(status, "status");
    requireNonNull(after, "after");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit);
    }
  }

  /** The first {@code limit} of all users. */
  public static UserSearch all(int limit) {
    return new UserSearch(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }
}

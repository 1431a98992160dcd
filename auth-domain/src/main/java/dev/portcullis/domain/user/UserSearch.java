package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/**
 * A search for users, with the start of the page. All present conditions must match. Immutable.
 *
 * @param prefix the start of the username or the e-mail address, compared without regard to case;
 *     no character is a wildcard; leading and trailing blanks are removed
 * @param role a role assigned to the user
 * @param status the status of the user
 * @param after lists only users after this one
 * @param limit the greatest number of users, 1 to {@value #MAX_LIMIT}
 */
public record UserSearch(
    Optional<String> prefix,
    Optional<RoleName> role,
    Optional<UserStatus> status,
    Optional<UserId> after,
    int limit) {
  /** The greatest size of a page. */
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
      throw new IllegalArgumentException("invalid limit: " + limit + "; must be 1 to " + MAX_LIMIT);
    }
  }

  /** The first {@code limit} of all users. */
  public static UserSearch all(int limit) {
    return new UserSearch(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }
}

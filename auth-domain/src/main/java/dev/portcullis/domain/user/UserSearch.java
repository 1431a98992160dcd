package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import java.util.Locale;
import java.util.Optional;

/**
 * A search for users, with the start of the page. All present conditions must match. Immutable.
 *
 * <p>Without a prefix the list is ordered by {@link UserId}, and therefore by time of creation.
 * With a prefix it is ordered by the matched name, as ASCII: each user is listed once, at its
 * username if that matches, else at its e-mail address.
 *
 * @param prefix the start of the username or the e-mail address, compared without regard to case;
 *     no character is a wildcard; kept in lower case, without leading and trailing blanks, and
 *     empty if nothing is left
 * @param role a role assigned to the user
 * @param status the status of the user
 * @param after lists only users after this position, which must be from a page of a search with the
 *     same conditions
 * @param limit the greatest number of users, 1 to {@value #MAX_LIMIT}
 */
public record UserSearch(
    Optional<String> prefix,
    Optional<RoleName> role,
    Optional<UserStatus> status,
    Optional<UserPosition> after,
    int limit) {
  /** The greatest size of a page. */
  public static final int MAX_LIMIT = 100;

  /**
   * A search.
   *
   * @throws IllegalArgumentException if {@code limit} is out of range, or {@code after} is not a
   *     position in this list
   */
  public UserSearch {
    prefix =
        prefix
            .map(Blanks::strip)
            .map(text -> text.toLowerCase(Locale.ROOT))
            .filter(text -> !text.isEmpty());
    requireNonNull(role, "role");
    requireNonNull(status, "status");
    requireNonNull(after, "after");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("invalid limit: " + limit + "; must be 1 to " + MAX_LIMIT);
    }
    if (!isWithin(prefix, after)) {
      throw new IllegalArgumentException("position of another list");
    }
  }

  /** The first {@code limit} of all users. */
  public static UserSearch all(int limit) {
    return new UserSearch(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }

  /**
   * The same search from {@code position} on.
   *
   * @throws IllegalArgumentException if it is not a position in this list
   */
  public UserSearch after(UserPosition position) {
    return new UserSearch(prefix, role, status, Optional.of(position), limit);
  }

  /** Whether {@code position} can be a position in this list. */
  public boolean hasPosition(UserPosition position) {
    return isWithin(prefix, Optional.of(position));
  }

  /** Whether {@code user} matches and is listed at {@code position}. */
  public boolean lists(User user, UserPosition position) {
    return role.filter(name -> !user.roles().contains(name)).isEmpty()
        && status.filter(other -> user.status() != other).isEmpty()
        && positionOf(user).equals(Optional.of(position));
  }

  /** Where {@code user} is listed if its role and status match; empty if no name matches. */
  public Optional<UserPosition> positionOf(User user) {
    if (prefix.isEmpty()) {
      return Optional.of(new UserPosition.OfId(user.id()));
    }
    String start = prefix.get();
    return Optional.of(user.username().key())
        .filter(key -> key.startsWith(start))
        .or(() -> Optional.of(user.email().key()).filter(key -> key.startsWith(start)))
        .map(UserPosition.OfTerm::new);
  }

  private static boolean isWithin(Optional<String> prefix, Optional<UserPosition> after) {
    return after
        .map(position -> position.fold(id -> prefix.isEmpty(), term -> isTerm(term, prefix)))
        .orElse(true);
  }

  private static boolean isTerm(String term, Optional<String> prefix) {
    return prefix.filter(term::startsWith).isPresent() && term.chars().allMatch(c -> c < 0x80);
  }
}

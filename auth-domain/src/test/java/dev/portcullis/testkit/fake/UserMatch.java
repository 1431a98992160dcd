package dev.portcullis.testkit.fake;

import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import java.util.Comparator;
import java.util.Optional;

/**
 * A user at its position in a list.
 *
 * @param user the user
 * @param position where it is listed
 */
record UserMatch(User user, UserPosition position) {
  /** The order of the list. */
  static final Comparator<UserMatch> IN_ORDER =
      Comparator.comparing(match -> key(match.position()));

  /** The user in the list of {@code search}; empty unless it matches and is after its start. */
  static Optional<UserMatch> of(UserSearch search, User user) {
    return search
        .positionOf(user)
        .filter(position -> search.lists(user, position))
        .filter(position -> isAfter(position, search.after()))
        .map(position -> new UserMatch(user, position));
  }

  private static boolean isAfter(UserPosition position, Optional<UserPosition> start) {
    return start.filter(first -> key(position).compareTo(key(first)) <= 0).isEmpty();
  }

  /** By the hexadecimal text: stores order the 16 bytes unsigned, which UUID itself does not. */
  private static String key(UserPosition position) {
    return position.fold(UserId::toString, term -> term);
  }
}

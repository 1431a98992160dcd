package dev.portcullis.testkit.fake;

import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserSearch;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;

/** Whether a user is after the start of a search and matches its conditions. */
record UserMatch(UserSearch search) implements Predicate<User> {
  /** By the hexadecimal text: stores order the 16 bytes unsigned, which UUID itself does not. */
  static final Comparator<User> BY_ID = Comparator.comparing(user -> user.id().toString());

  @Override
  public boolean test(User user) {
    return search
            .after()
            .filter(after -> user.id().toString().compareTo(after.toString()) <= 0)
            .isEmpty()
        && search.role().filter(role -> !user.roles().contains(role)).isEmpty()
        && search.status().filter(status -> user.status() != status).isEmpty()
        && search.prefix().filter(prefix -> !beginsWith(user, prefix)).isEmpty();
  }

  private static boolean beginsWith(User user, String prefix) {
    String lowerCase = prefix.toLowerCase(Locale.ROOT);
    return user.username().key().startsWith(lowerCase) || user.email().key().startsWith(lowerCase);
  }
}
